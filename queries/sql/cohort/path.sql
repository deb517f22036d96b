-- @query   cohort/path
-- @purpose Way of each journey of a cohort from its entry on: the places it passed, in their order, and how it ended.
-- @grain   one row per journey of the cohort, which has no name here
-- @column  stratum VARCHAR not null codes of the stratum
-- @column  places INTEGER[] not null rank of the step in the process by tens, units telling the outcome: 10 advice,
--          20 application, 30 decision (31 favourable, 32 unfavourable), 40 start and 50 end of support, 60 dossier,
--          70 jury (71 full, 72 partial, 73 none, 74 absent), 80 withdrawal, 90 expiry
-- @column  days INTEGER[] not null days from the entry to each place
-- @column  observed_days INTEGER not null days from the entry to the date until which the journey is known
-- @column  ending INTEGER not null 101 validated, 102 refused, 103 left, 104 open
-- @source  cohort, delivery, step
with entered as (
    select
        cohort.region,
        cohort.journey_id,
        cohort.stratum,
        cohort.entry_date,
        10 * list_position(
            ['ADVICE', 'APPLICATION', 'ELIGIBILITY', 'SUPPORT_START', 'SUPPORT_END', 'DOSSIER', 'JURY', 'WITHDRAWAL', 'EXPIRY'],
            cohort.entry_step
        ) as entry_place,
        cohort.observed_until,
        delivery.delivered_until
    from cohort
    inner join delivery on delivery.region = cohort.region and delivery.certifier = cohort.certifier
),

placed as (
    select
        region,
        journey_id,
        step_date,
        10 * list_position(
            ['ADVICE', 'APPLICATION', 'ELIGIBILITY', 'SUPPORT_START', 'SUPPORT_END', 'DOSSIER', 'JURY', 'WITHDRAWAL', 'EXPIRY'],
            step
        ) + case outcome
            when 'FAVOURABLE' then 1
            when 'UNFAVOURABLE' then 2
            when 'FULL' then 1
            when 'PARTIAL' then 2
            when 'NONE' then 3
            when 'ABSENT' then 4
            else 0
        end as place
    from step
),

-- One number per step, whose order is that of the dates and, on the same day, that of the process. What is dated after
-- the last delivery is a plan.
gathered as (
    select
        any_value(entered.stratum) as stratum,
        list_sort(list((placed.step_date - entered.entry_date) * 1000 + placed.place)) as moments,
        any_value(entered.observed_until - entered.entry_date) as observed_days
    from entered
    inner join placed on placed.region = entered.region and placed.journey_id = entered.journey_id
    where
        placed.step_date <= entered.delivered_until
        and (
            placed.step_date > entered.entry_date
            or (placed.step_date = entered.entry_date and placed.place >= entered.entry_place)
        )
    group by entered.region, entered.journey_id
),

way as (
    select
        stratum,
        list_transform(moments, lambda moment: cast(moment % 1000 as integer)) as places,
        list_transform(moments, lambda moment: cast(moment // 1000 as integer)) as days,
        observed_days
    from gathered
)

select
    stratum,
    places,
    days,
    cast(greatest(observed_days, days[-1]) as integer) as observed_days,
    case
        when list_contains(places, 71) then 101
        -- The first that closes a journey counts; a favourable decision takes the other one back.
        else case list_filter(
            places,
            lambda place: place in (73, 80, 90) or (place = 32 and not list_contains(places, 31))
        )[1]
            when 32 then 102
            when 73 then 102
            when 80 then 103
            when 90 then 103
            else 104
        end
    end as ending
from way
