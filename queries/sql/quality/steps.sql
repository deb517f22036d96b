-- @query   quality/steps
-- @purpose Steps known at two campaigns whose date or outcome differs: same journey, type and rank.
-- @grain   one row per check, certifier and step
-- @column  check_name VARCHAR not null name of the check
-- @column  certifier VARCHAR not null code of the certifier
-- @column  subject VARCHAR not null type of the step
-- @column  before_n BIGINT not null steps of that type known at both campaigns; for outcomes, of those that had one
-- @column  now_n BIGINT not null those that are the same
-- @column  touched_n BIGINT not null those that are not
-- @column  base_n BIGINT not null steps of the certifier known at both campaigns; for outcomes, of those that had one
-- @source  current_journey, current_step, previous_step
-- @order   check_name, certifier, subject
with before as (
    select
        hash(journey_id, step, rank) as step_key,
        step_date,
        cast(outcome as enum ('FAVOURABLE', 'UNFAVOURABLE', 'FULL', 'PARTIAL', 'NONE', 'ABSENT')) as outcome
    from previous_step
),

-- Tens of millions of steps meet: by the hash of what names them, and with codes of one byte, they fit in memory. That
-- two of them have the same hash is less likely than one in ten thousand.
now as (
    select
        hash(journey_id, step, rank) as step_key,
        hash(journey_id) as journey,
        cast(
            step as enum (
                'ADVICE', 'APPLICATION', 'ELIGIBILITY', 'SUPPORT_START', 'SUPPORT_END', 'DOSSIER', 'JURY', 'WITHDRAWAL', 'EXPIRY'
            )
        ) as step,
        step_date,
        cast(outcome as enum ('FAVOURABLE', 'UNFAVOURABLE', 'FULL', 'PARTIAL', 'NONE', 'ABSENT')) as outcome
    from current_step
),

journey as (
    select hash(journey_id) as journey, certifier
    from current_journey
),

compared as (
    select
        journey.certifier,
        cast(now.step as varchar) as step,
        count(*) as step_n,
        count(*) filter (where now.step_date <> before.step_date) as moved_n,
        count(before.outcome) as outcome_n,
        count(before.outcome) filter (where now.outcome is distinct from before.outcome) as changed_n
    from now
    inner join before on before.step_key = now.step_key
    inner join journey on journey.journey = now.journey
    group by journey.certifier, now.step
),

counted as (
    select 'date_moved' as check_name, certifier, step as subject, step_n as before_n, moved_n as touched_n
    from compared
    union all
    select 'outcome_changed' as check_name, certifier, step as subject, outcome_n as before_n, changed_n as touched_n
    from compared
),

based as (
    select
        check_name,
        certifier,
        subject,
        before_n,
        touched_n,
        (sum(before_n) over (partition by check_name, certifier))::bigint as base_n
    from counted
)

select
    check_name,
    certifier,
    subject,
    before_n,
    before_n - touched_n as now_n,
    touched_n,
    base_n
from based
where touched_n > 0
order by check_name, certifier, subject
