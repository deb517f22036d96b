-- @query   intake/kept_context
-- @purpose Steps that the partition has of the journeys of corrected rows, so that checks see whole journeys.
-- @grain   one row per step of a journey
-- @param   certifier VARCHAR code of the certifier
-- @column  row_no BIGINT not null 0: the step comes from no row of the corrected file
-- @column  scope VARCHAR not null the journey
-- @column  position INTEGER not null -1
-- @column  step VARCHAR not null type of the step
-- @column  step_date DATE not null date of the step
-- @column  outcome VARCHAR outcome, for the steps that have one
-- @column  detail VARCHAR detail given by the certifier
-- @column  date_source VARCHAR not null the date as text
-- @column  outcome_source VARCHAR the outcome as text
-- @column  type_source VARCHAR missing
-- @column  date_column VARCHAR missing
-- @column  outcome_column VARCHAR missing
-- @source  harmonised, kept_step
-- @order   scope, step, step_date
with corrected as (
    select distinct
        journey_key as scope,
        journey_pseudonym($certifier::varchar || '|' || coalesce(certifier_unit, '') || '|' || file_number) as journey_id
    from harmonised
    where file_number is not null
)

select
    0::bigint as row_no,
    corrected.scope,
    -1 as position,
    kept_step.step,
    kept_step.step_date,
    kept_step.outcome,
    kept_step.detail,
    kept_step.step_date::varchar as date_source,
    kept_step.outcome as outcome_source,
    null::varchar as type_source,
    null::varchar as date_column,
    null::varchar as outcome_column
from kept_step
inner join corrected on corrected.journey_id = kept_step.journey_id
order by corrected.scope, kept_step.step, kept_step.step_date
