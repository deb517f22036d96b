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
-- @column  is_repeated BOOLEAN not null whether a kind of step comes more than once in the whole journey
-- @source  cohort, delivery
with bounded as (
    select
        cohort.stratum,
        cohort.entry_date,
        cohort.observed_until - cohort.entry_date as observed_days,
        cohort.moments,
        cohort.is_repeated,
        year(cohort.entry_date) * 1000000 + month(cohort.entry_date) * 10000 + day(cohort.entry_date) * 100
        + 10 * list_position(
            ['ADVICE', 'APPLICATION', 'ELIGIBILITY', 'SUPPORT_START', 'SUPPORT_END', 'DOSSIER', 'JURY', 'WITHDRAWAL', 'EXPIRY'],
            cohort.entry_step
        ) as first_moment,
        year(delivery.delivered_until) * 1000000 + month(delivery.delivered_until) * 10000
        + day(delivery.delivered_until) * 100 + 99 as last_moment
    from cohort
    inner join delivery on delivery.region = cohort.region and delivery.certifier = cohort.certifier
),

-- What is dated after the last delivery is a plan.
known as (
    select
        * exclude (moments),
        list_filter(moments, lambda moment: moment between first_moment and last_moment) as moments
    from bounded
),

way as (
    select
        stratum,
        list_transform(moments, lambda moment: cast(moment % 100 as integer)) as places,
        list_transform(
            moments,
            lambda moment: cast(
                make_date(moment // 1000000, moment // 10000 % 100, moment // 100 % 100) - entry_date as integer
            )
        ) as days,
        observed_days,
        is_repeated
    from known
    where len(moments) > 0
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
    end as ending,
    is_repeated
from way
