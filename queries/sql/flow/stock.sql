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
-- @source  population, delivery, milestone, step
-- @order   stratum, year

-- Advice comes before an application; what is dated after the last delivery is a plan.
with event as (
    select
        population.stratum,
        population.region,
        population.certifier,
        year(step.step_date) as year,
        step.step,
        step.outcome,
        count(*) as events,
        min(step.step_date) as first_date
    from population
    inner join delivery on delivery.region = population.region and delivery.certifier = population.certifier
    inner join step on step.region = population.region and step.journey_id = population.journey_id
    where step.step_date <= delivery.delivered_until and step.step <> 'ADVICE'
    group by
        population.stratum,
        population.region,
        population.certifier,
        year(step.step_date),
        step.step,
        step.outcome
),

-- A certifier tells a year whole if it told something before February of it, and delivered after it.
told as (
    select
        event.region,
        event.certifier,
        min(event.first_date) as told_from,
        any_value(delivery.delivered_until) as told_until
    from event
    inner join delivery on delivery.region = event.region and delivery.certifier = event.certifier
    group by event.region, event.certifier
),

counted as (
    select
        event.stratum,
        event.year,
        sum(event.events) filter (where event.step = 'APPLICATION') as applications,
        sum(event.events) filter (where event.step = 'ELIGIBILITY') as decisions,
        sum(event.events) filter (where event.outcome = 'FAVOURABLE') as favourable,
        sum(event.events) filter (where event.step = 'DOSSIER') as dossiers,
        sum(event.events) filter (where event.step = 'JURY' and event.outcome is distinct from 'ABSENT') as jury,
        sum(event.events) filter (where event.outcome = 'FULL') as full_validation,
        sum(event.events) filter (where event.outcome = 'PARTIAL') as partial_validation,
        sum(event.events) filter (where event.outcome = 'NONE') as no_validation,
        sum(event.events) filter (where event.outcome = 'ABSENT') as absent,
        sum(event.events) filter (where event.step = 'WITHDRAWAL') as withdrawals,
        sum(event.events) filter (where event.step = 'EXPIRY') as expiries,
        bool_or(
            told.told_from >= make_date(event.year, 2, 1)
            or told.told_until < make_date(event.year, 12, 31)
        ) as is_partial,
        max(told.told_until) >= make_date(event.year, 12, 31) as is_over
    from event
    inner join told on told.region = event.region and told.certifier = event.certifier
    group by event.stratum, event.year
),

life as (
    select
        population.stratum,
        least(
            milestone.application_date,
            milestone.eligibility_date,
            milestone.dossier_date,
            milestone.jury_date
        ) as begin_date,
        -- The end of a journey, as in cohort/path; a withdrawal or a lapse that a later delivery dates is not known yet.
        coalesce(
            milestone.full_date,
            least(
                milestone.refusal_date,
                milestone.withdrawal_date,
                milestone.expiry_date,
                case when milestone.favourable_date is null then milestone.unfavourable_date end
            )
        ) as end_date,
        population.observed_until
    from population
    inner join milestone
        on milestone.region = population.region and milestone.journey_id = population.journey_id
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
