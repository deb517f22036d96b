-- @query   quality/journey_vanished
-- @purpose Journeys open at the previous campaign that their certifier, though it delivered again, no longer delivers.
-- @grain   one row per certifier and step
-- @column  check_name VARCHAR not null name of the check
-- @column  certifier VARCHAR not null code of the certifier
-- @column  subject VARCHAR not null last step known of the journeys; empty when they had none
-- @column  before_n BIGINT not null open journeys at that step at the previous campaign
-- @column  now_n BIGINT not null those delivered again
-- @column  touched_n BIGINT not null those that vanished
-- @column  base_n BIGINT not null open journeys of the certifier at the previous campaign
-- @source  current_journey, previous_journey, previous_step
-- @order   check_name, certifier, subject
with known_state as (
    select
        journey_id,
        bool_or((step = 'JURY' and outcome = 'FULL')
            or (step = 'ELIGIBILITY' and outcome = 'UNFAVOURABLE')
            or step in ('WITHDRAWAL', 'EXPIRY')) as is_closed,
        -- Who only took advice has opened nothing.
        bool_or(step <> 'ADVICE') as is_opened,
        -- One text is compared faster than a date, then a step: the date takes its first ten characters.
        substr(max(cast(step_date as varchar) || step), 11) as last_step
    from previous_step
    group by journey_id
),

open_journey as (
    select
        previous_journey.certifier,
        coalesce(known_state.last_step, '') as subject,
        case when current_journey.journey_id is null then 1 else 0 end as vanished
    from previous_journey
    left join known_state on known_state.journey_id = previous_journey.journey_id
    left join current_journey on current_journey.journey_id = previous_journey.journey_id
    where not coalesce(known_state.is_closed, false)
        and coalesce(known_state.is_opened, true)
        and previous_journey.certifier in (select certifier from current_journey)
),

counted as (
    select
        certifier,
        subject,
        count(*) as before_n,
        sum(vanished)::bigint as touched_n,
        (sum(count(*)) over (partition by certifier))::bigint as base_n
    from open_journey
    group by certifier, subject
)

select
    'journey_vanished' as check_name,
    certifier,
    subject,
    before_n,
    before_n - touched_n as now_n,
    touched_n,
    base_n
from counted
where touched_n > 0
order by check_name, certifier, subject
