-- @query   cohort/milestone
-- @purpose First date of each kind of step of a journey, and what its first jury decided.
-- @grain   one row per region and journey
-- @column  region VARCHAR not null code of the region
-- @column  journey_id VARCHAR not null pseudonym of the journey
-- @column  advice_date DATE first advice interview
-- @column  application_date DATE first application
-- @column  eligibility_date DATE first eligibility decision
-- @column  favourable_date DATE first favourable decision
-- @column  unfavourable_date DATE first unfavourable decision
-- @column  support_start_date DATE first start of support
-- @column  support_end_date DATE first end of support
-- @column  dossier_date DATE first validation dossier
-- @column  jury_date DATE first jury passage
-- @column  first_jury_outcome VARCHAR outcome of the first jury passage
-- @column  full_date DATE first full validation
-- @column  partial_date DATE first partial validation
-- @column  refusal_date DATE first jury without validation
-- @column  absent_date DATE first absence at a jury
-- @column  withdrawal_date DATE declared abandonment
-- @column  expiry_date DATE lapse of the decision
-- @source  step
select
    region,
    journey_id,
    min(step_date) filter (where step = 'ADVICE') as advice_date,
    min(step_date) filter (where step = 'APPLICATION') as application_date,
    min(step_date) filter (where step = 'ELIGIBILITY') as eligibility_date,
    min(step_date) filter (where step = 'ELIGIBILITY' and outcome = 'FAVOURABLE') as favourable_date,
    min(step_date) filter (where step = 'ELIGIBILITY' and outcome = 'UNFAVOURABLE') as unfavourable_date,
    min(step_date) filter (where step = 'SUPPORT_START') as support_start_date,
    min(step_date) filter (where step = 'SUPPORT_END') as support_end_date,
    min(step_date) filter (where step = 'DOSSIER') as dossier_date,
    min(step_date) filter (where step = 'JURY') as jury_date,
    min(outcome) filter (where step = 'JURY' and rank = 1) as first_jury_outcome,
    min(step_date) filter (where step = 'JURY' and outcome = 'FULL') as full_date,
    min(step_date) filter (where step = 'JURY' and outcome = 'PARTIAL') as partial_date,
    min(step_date) filter (where step = 'JURY' and outcome = 'NONE') as refusal_date,
    min(step_date) filter (where step = 'JURY' and outcome = 'ABSENT') as absent_date,
    min(step_date) filter (where step = 'WITHDRAWAL') as withdrawal_date,
    min(step_date) filter (where step = 'EXPIRY') as expiry_date
from step
group by region, journey_id
