-- @query   dropout/last_step
-- @purpose After which step journeys dropped out, by the definitions of dropout/definitions: the step of the latest date up to leaving, or up to the horizon for those presumed.
-- @grain   one row per stratum, definition, whether they dropped out, and last step
-- @param   horizon_days INTEGER days without a jury after which a drop-out is presumed
-- @column  stratum VARCHAR not null codes of the stratum
-- @column  definition VARCHAR not null declared, lapsed or presumed
-- @column  is_out BOOLEAN not null whether they dropped out by the definition; if not, they could have
-- @column  step VARCHAR last step; missing for those who did not drop out and when no step is dated
-- @column  journeys BIGINT not null journeys
-- @column  median_days BIGINT median of the days from the step to dropping out
-- @source  cohort, delivery
-- @order   stratum, definition, is_out, step
with dated as (
    select
        cohort.*,
        delivery.delivered_until,
        cohort.entry_date + cast($horizon_days as integer) as horizon_date,
        -- What is dated before the entry is known at the entry.
        case
            when cohort.withdrawal_date <= coalesce(cohort.jury_date, cohort.withdrawal_date)
                then greatest(cohort.withdrawal_date, cohort.entry_date)
        end as declared_date,
        case
            when cohort.expiry_date <= coalesce(cohort.jury_date, cohort.expiry_date)
                then greatest(cohort.expiry_date, cohort.entry_date)
        end as lapsed_date
    from cohort
    inner join delivery on delivery.region = cohort.region and delivery.certifier = cohort.certifier
),

definition as (
    select unnest(['declared', 'lapsed', 'presumed']) as definition
),

left_by as (
    select
        dated.*,
        definition.definition,
        case definition.definition
            when 'declared' then declared_date
            when 'lapsed' then if(declared_date is null, lapsed_date, null)
            else if(jury_date <= horizon_date, null, horizon_date)
        end as left_date
    from dated
    cross join definition
    where
        definition.definition <> 'presumed'
        or (
            horizon_date <= delivered_until
            and (
                horizon_date <= observed_until
                or jury_date <= horizon_date
                or coalesce(declared_date, lapsed_date) is not null
            )
        )
),

step_before as (
    select
        stratum,
        definition,
        left_date,
        case when advice_date <= left_date then advice_date end as advice_date,
        case when application_date <= left_date then application_date end as application_date,
        case when eligibility_date <= left_date then eligibility_date end as eligibility_date,
        case when favourable_date <= left_date then favourable_date end as favourable_date,
        case when support_start_date <= left_date then support_start_date end as support_start_date,
        case when support_end_date <= left_date then support_end_date end as support_end_date,
        case when dossier_date <= left_date then dossier_date end as dossier_date
    from left_by
),

last_dated as (
    select
        *,
        greatest(
            advice_date, application_date, eligibility_date, favourable_date, support_start_date, support_end_date,
            dossier_date
        ) as last_date
    from step_before
),

-- Of steps of the same day, the later one in the order of a journey.
last_step as (
    select
        stratum,
        definition,
        left_date is not null as is_out,
        left_date - last_date as days,
        case last_date
            when dossier_date then 'DOSSIER'
            when support_end_date then 'SUPPORT_END'
            when support_start_date then 'SUPPORT_START'
            when greatest(eligibility_date, favourable_date) then 'ELIGIBILITY'
            when application_date then 'APPLICATION'
            when advice_date then 'ADVICE'
        end as step
    from last_dated
)

select
    stratum,
    definition,
    is_out,
    step,
    count(*) as journeys,
    quantile_disc(days, 0.5) as median_days
from last_step
group by stratum, definition, is_out, step
order by stratum, definition, is_out, step
