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
        hash(journey_id) as journey,
        bool_or((step = 'JURY' and outcome = 'FULL')
            or (step = 'ELIGIBILITY' and outcome = 'UNFAVOURABLE')
            or step in ('WITHDRAWAL', 'EXPIRY')) as is_closed,
        -- Who only took advice has opened nothing.
        bool_or(step <> 'ADVICE') as is_opened,
        -- Days and rank in the process as one number: of steps on the same day, the last in the process.
        max(
            date_diff('day', date '1900-01-01', step_date) * 16
            + list_position(
                ['ADVICE', 'APPLICATION', 'ELIGIBILITY', 'SUPPORT_START', 'SUPPORT_END', 'DOSSIER', 'JURY', 'WITHDRAWAL', 'EXPIRY'],
                step
            )
        ) as last_moment
    from previous_step
    group by hash(journey_id)
),

-- A pseudonym is long: millions are joined in half the time and memory by their hash. That two of ten million journeys
-- have the same is less likely than one in a hundred thousand.
delivered_again as (
    select hash(journey_id) as journey
    from current_journey
),

open_journey as (
    select
        previous_journey.certifier,
        coalesce(
            list_extract(
                ['ADVICE', 'APPLICATION', 'ELIGIBILITY', 'SUPPORT_START', 'SUPPORT_END', 'DOSSIER', 'JURY', 'WITHDRAWAL', 'EXPIRY'],
                known_state.last_moment % 16
            ),
            ''
        ) as subject,
        case when delivered_again.journey is null then 1 else 0 end as vanished
    from previous_journey
    left join known_state on known_state.journey = hash(previous_journey.journey_id)
    left join delivered_again on delivered_again.journey = hash(previous_journey.journey_id)
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
