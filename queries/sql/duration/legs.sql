-- @query   duration/legs
-- @purpose Days that journeys spend at each step of their way from entry to the jury before the next one, or until it is known that none followed.
-- @grain   one row per stratum, step, step that follows, numbers of days and whether the jury was reached
-- @param   through VARCHAR steps between entry and jury that divide the way, separated by commas
-- @column  stratum VARCHAR not null codes of the stratum
-- @column  step VARCHAR not null step at which the leg starts: ENTRY, one of those given, or WHOLE for the whole way
-- @column  next_step VARCHAR step at which it ends, missing if none was reached
-- @column  entry_days BIGINT not null days from its start until the journey is at risk, 0 for the start itself
-- @column  days BIGINT not null days since its start
-- @column  complete BIGINT not null 1 if the journey reached the jury once at risk, 0 if not
-- @column  journeys BIGINT not null journeys
-- @source  cohort, delivery
-- @order   stratum, step, next_step, entry_days, days, complete
with known as (
    select
        cohort.stratum,
        cohort.entry_date,
        cohort.risk_date,
        case when contains($through, 'APPLICATION')
            and cohort.application_date between cohort.entry_date and delivery.delivered_until
            then cohort.application_date end as application_date,
        case when contains($through, 'ELIGIBILITY')
            and cohort.eligibility_date between cohort.entry_date and delivery.delivered_until
            then cohort.eligibility_date end as eligibility_date,
        case when contains($through, 'SUPPORT_START')
            and cohort.support_start_date between cohort.entry_date and delivery.delivered_until
            then cohort.support_start_date end as support_start_date,
        case when contains($through, 'DOSSIER')
            and cohort.dossier_date between cohort.entry_date and delivery.delivered_until
            then cohort.dossier_date end as dossier_date,
        case when cohort.jury_date between cohort.entry_date and delivery.delivered_until
            then cohort.jury_date end as jury_date,
        -- A certifier stops delivering a journey some time after it left: it is known all the same that it did not go on.
        case when cohort.withdrawal_date is not null or cohort.expiry_date is not null
            then delivery.delivered_until else cohort.observed_until end as known_until
    from cohort
    inner join delivery on delivery.region = cohort.region and delivery.certifier = cohort.certifier
),

-- A step dated after a later one is not on the way to it: it is skipped.
way as (
    select
        stratum,
        entry_date,
        risk_date,
        case when application_date
            <= coalesce(least(eligibility_date, support_start_date, dossier_date, jury_date), application_date)
            then application_date end as application_date,
        case when eligibility_date
            <= coalesce(least(support_start_date, dossier_date, jury_date), eligibility_date)
            then eligibility_date end as eligibility_date,
        case when support_start_date <= coalesce(least(dossier_date, jury_date), support_start_date)
            then support_start_date end as support_start_date,
        case when dossier_date <= coalesce(jury_date, dossier_date) then dossier_date end as dossier_date,
        jury_date,
        known_until
    from known
),

leg as (
    select
        stratum,
        risk_date,
        known_until,
        coalesce(jury_date >= risk_date, false) as is_complete,
        unnest([
            {
                'step': 'WHOLE',
                'start_date': entry_date,
                'next_date': jury_date,
                'next_step': case when jury_date is not null then 'JURY' end
            },
            {
                'step': 'ENTRY',
                'start_date': entry_date,
                'next_date': coalesce(
                    application_date, eligibility_date, support_start_date, dossier_date, jury_date
                ),
                'next_step': case
                    when application_date is not null then 'APPLICATION'
                    when eligibility_date is not null then 'ELIGIBILITY'
                    when support_start_date is not null then 'SUPPORT_START'
                    when dossier_date is not null then 'DOSSIER'
                    when jury_date is not null then 'JURY'
                end
            },
            {
                'step': 'APPLICATION',
                'start_date': application_date,
                'next_date': coalesce(eligibility_date, support_start_date, dossier_date, jury_date),
                'next_step': case
                    when eligibility_date is not null then 'ELIGIBILITY'
                    when support_start_date is not null then 'SUPPORT_START'
                    when dossier_date is not null then 'DOSSIER'
                    when jury_date is not null then 'JURY'
                end
            },
            {
                'step': 'ELIGIBILITY',
                'start_date': eligibility_date,
                'next_date': coalesce(support_start_date, dossier_date, jury_date),
                'next_step': case
                    when support_start_date is not null then 'SUPPORT_START'
                    when dossier_date is not null then 'DOSSIER'
                    when jury_date is not null then 'JURY'
                end
            },
            {
                'step': 'SUPPORT_START',
                'start_date': support_start_date,
                'next_date': coalesce(dossier_date, jury_date),
                'next_step': case
                    when dossier_date is not null then 'DOSSIER'
                    when jury_date is not null then 'JURY'
                end
            },
            {
                'step': 'DOSSIER',
                'start_date': dossier_date,
                'next_date': jury_date,
                'next_step': case when jury_date is not null then 'JURY' end
            }
        ]) as part
    from way
)

select
    stratum,
    part.step as step,
    part.next_step as next_step,
    cast(greatest(risk_date - part.start_date, 0) as bigint) as entry_days,
    cast(greatest(coalesce(part.next_date, known_until) - part.start_date, 0) as bigint) as days,
    cast(is_complete as bigint) as complete,
    count(*) as journeys
from leg
where part.start_date is not null
group by all
order by stratum, step, next_step, entry_days, days, complete
