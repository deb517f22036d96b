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
    select certifier, hash(journey_id) as journey, hash(person_id, certification_code) as person_and_aim
    from current_journey
    where person_id is not null and certification_code is not null
),

-- Pseudonyms are long: millions are joined in half the time and memory by their hash. That two of ten million journeys
-- have the same is less likely than one in a hundred thousand.
elsewhere as (
    select region, hash(person_id, certification_code) as person_and_aim
    from elsewhere_journey
    where person_id is not null and certification_code is not null
),

found as (
    select known.certifier, 'certifier:' || other.certifier as subject, known.journey
    from known
    inner join known as other
        on other.person_and_aim = known.person_and_aim
        and other.certifier <> known.certifier
    union all
    select known.certifier, 'region:' || elsewhere.region as subject, known.journey
    from known
    inner join elsewhere on elsewhere.person_and_aim = known.person_and_aim
),

counted as (
    select certifier, subject, count(distinct journey) as touched_n
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
