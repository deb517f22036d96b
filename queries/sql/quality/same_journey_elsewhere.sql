-- @query   quality/same_journey_elsewhere
-- @purpose Journeys of a person to a certification that are also at another certifier, or in another region at the same campaign.
-- @grain   one row per certifier and other place
-- @column  check_name VARCHAR not null name of the check
-- @column  certifier VARCHAR not null code of the certifier
-- @column  subject VARCHAR not null certifier:code or region:code, where the same journey is
-- @column  before_n BIGINT not null journeys of the certifier with a known person and certification
-- @column  now_n BIGINT not null those that are not at that other place
-- @column  touched_n BIGINT not null those that are
-- @column  base_n BIGINT not null journeys of the certifier with a known person and certification
-- @source  current_journey, elsewhere_journey
-- @order   check_name, certifier, subject
with known as (
    select journey_id, certifier, person_id, certification_code
    from current_journey
    where person_id is not null and certification_code is not null
),

found as (
    select known.certifier, 'certifier:' || other.certifier as subject, known.journey_id
    from known
    inner join known as other
        on other.person_id = known.person_id
        and other.certification_code = known.certification_code
        and other.certifier <> known.certifier
    union all
    select known.certifier, 'region:' || elsewhere_journey.region as subject, known.journey_id
    from known
    inner join elsewhere_journey
        on elsewhere_journey.person_id = known.person_id
        and elsewhere_journey.certification_code = known.certification_code
),

counted as (
    select certifier, subject, count(distinct journey_id) as touched_n
    from found
    group by certifier, subject
),

total as (
    select certifier, count(*) as n
    from known
    group by certifier
)

select
    'same_journey_elsewhere' as check_name,
    counted.certifier,
    counted.subject,
    total.n as before_n,
    total.n - counted.touched_n as now_n,
    counted.touched_n,
    total.n as base_n
from counted
inner join total on total.certifier = counted.certifier
order by check_name, certifier, subject
