-- @query   consolidation/known_step
-- @purpose Of each journey of a region the types of steps that any delivery tells, as a set of bits; deliveries are added in batches.
-- @grain   one row per journey of one region
-- @column  journey_id VARCHAR not null pseudonym of the journey
-- @column  steps USMALLINT not null types with a first step, a bit each
-- @column  outcomes USMALLINT not null types whose first step has an outcome
-- @column  details USMALLINT not null types whose first step has a detail
-- @source  partition_step, step_known_before
with delivered as (
    select
        journey_id,
        (case step
            when 'ADVICE' then 1
            when 'APPLICATION' then 2
            when 'ELIGIBILITY' then 4
            when 'SUPPORT_START' then 8
            when 'SUPPORT_END' then 16
            when 'DOSSIER' then 32
            when 'JURY' then 64
            when 'WITHDRAWAL' then 128
            when 'EXPIRY' then 256
        end)::usmallint as bit,
        outcome is not null as has_outcome,
        detail is not null as has_detail
    from partition_step
    where rank = 1
),

told as (
    select
        journey_id,
        bit as steps,
        case when has_outcome then bit else 0 end as outcomes,
        case when has_detail then bit else 0 end as details
    from delivered
    union all
    select journey_id, steps, outcomes, details
    from step_known_before
)

select
    journey_id,
    bit_or(steps)::usmallint as steps,
    bit_or(outcomes)::usmallint as outcomes,
    bit_or(details)::usmallint as details
from told
group by journey_id
