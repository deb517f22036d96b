-- @query   flow/stock
-- @purpose Events of each calendar year, whatever the entry of their journeys, and journeys open at its end.
-- @grain   one row per stratum and year
-- @column  stratum VARCHAR not null codes of the stratum
-- @column  year BIGINT not null calendar year
-- @column  applications BIGINT not null applications filed
-- @column  decisions BIGINT not null eligibility decisions
-- @column  favourable BIGINT not null favourable ones
-- @column  dossiers BIGINT not null validation dossiers filed
-- @column  jury BIGINT not null passages before a jury, absences aside
-- @column  full_validation BIGINT not null of which full validation
-- @column  partial_validation BIGINT not null of which partial validation
-- @column  no_validation BIGINT not null of which no validation
-- @column  absent BIGINT not null absences at a jury
-- @column  withdrawals BIGINT not null declared abandonments
-- @column  expiries BIGINT not null lapses
-- @column  open_journeys BIGINT journeys open on 31 December, missing if no certifier with events in the year delivered after it
-- @column  is_partial BOOLEAN not null whether a certifier with events in the year tells only a part of it
-- @source  population, delivery
-- @order   stratum, year

-- Advice comes before an application; what is dated after the last delivery is a plan.
with passed as (
    select
        population.stratum,
        population.region,
        population.certifier,
        year(delivery.delivered_until) * 10000 + month(delivery.delivered_until) * 100
        + day(delivery.delivered_until) as until_day,
        unnest(population.moments) as moment
    from population
    inner join delivery on delivery.region = population.region and delivery.certifier = population.certifier
),

event as (
    select
        stratum,
        region,
        certifier,
        moment // 1000000 as year,
        moment % 100 as place,
        count(*) as events,
        min(moment // 100) as first_day
    from passed
    where moment // 100 <= until_day and moment % 100 <> 10
    group by all
),

-- A certifier tells a year whole if it told something before February of it, and delivered after it.
told as (
    select
        event.region,
        event.certifier,
        min(event.first_day) as told_from,
        any_value(delivery.delivered_until) as told_until
    from event
    inner join delivery on delivery.region = event.region and delivery.certifier = event.certifier
    group by event.region, event.certifier
),

counted as (
    select
        event.stratum,
        event.year,
        sum(event.events) filter (where event.place = 20) as applications,
        sum(event.events) filter (where event.place between 30 and 32) as decisions,
        sum(event.events) filter (where event.place = 31) as favourable,
        sum(event.events) filter (where event.place = 60) as dossiers,
        sum(event.events) filter (where event.place between 70 and 73) as jury,
        sum(event.events) filter (where event.place = 71) as full_validation,
        sum(event.events) filter (where event.place = 72) as partial_validation,
        sum(event.events) filter (where event.place = 73) as no_validation,
        sum(event.events) filter (where event.place = 74) as absent,
        sum(event.events) filter (where event.place = 80) as withdrawals,
        sum(event.events) filter (where event.place = 90) as expiries,
        bool_or(
            told.told_from >= event.year * 10000 + 201
            or told.told_until < make_date(event.year, 12, 31)
        ) as is_partial,
        max(told.told_until) >= make_date(event.year, 12, 31) as is_over
    from event
    inner join told on told.region = event.region and told.certifier = event.certifier
    group by event.stratum, event.year
),

life as (
    select
        stratum,
        least(application_date, eligibility_date, dossier_date, jury_date) as begin_date,
        -- The end of a journey, as in cohort/path; a withdrawal or a lapse that a later delivery dates is not known yet.
        coalesce(
            full_date,
            least(
                refusal_date,
                withdrawal_date,
                expiry_date,
                case when favourable_date is null then unfavourable_date end
            )
        ) as end_date,
        observed_until
    from population
),

-- Open on 31 December: begun, not ended, and delivered as such later.
open_span as (
    select
        stratum,
        year(begin_date) as from_year,
        least(year(end_date), year(observed_until + 1)) - 1 as until_year,
        count(*) as journeys
    from life
    group by stratum, from_year, until_year
),

open_year as (
    select
        stratum,
        unnest(generate_series(from_year, until_year)) as year,
        journeys
    from open_span
),

open_count as (
    select stratum, year, sum(journeys) as open_journeys
    from open_year
    group by stratum, year
)

select
    coalesce(counted.stratum, open_count.stratum) as stratum,
    cast(coalesce(counted.year, open_count.year) as bigint) as year,
    cast(coalesce(applications, 0) as bigint) as applications,
    cast(coalesce(decisions, 0) as bigint) as decisions,
    cast(coalesce(favourable, 0) as bigint) as favourable,
    cast(coalesce(dossiers, 0) as bigint) as dossiers,
    cast(coalesce(jury, 0) as bigint) as jury,
    cast(coalesce(full_validation, 0) as bigint) as full_validation,
    cast(coalesce(partial_validation, 0) as bigint) as partial_validation,
    cast(coalesce(no_validation, 0) as bigint) as no_validation,
    cast(coalesce(absent, 0) as bigint) as absent,
    cast(coalesce(withdrawals, 0) as bigint) as withdrawals,
    cast(coalesce(expiries, 0) as bigint) as expiries,
    cast(case when coalesce(is_over, true) then coalesce(open_journeys, 0) end as bigint) as open_journeys,
    coalesce(is_partial, false) as is_partial
from counted
full join open_count on open_count.stratum = counted.stratum and open_count.year = counted.year
order by stratum, year
