-- @query   quality/departements
-- @purpose Départements delivered at one of two campaigns only, by the certifiers that delivered at both.
-- @grain   one row per certifier and département
-- @column  check_name VARCHAR not null name of the check
-- @column  certifier VARCHAR not null code of the certifier
-- @column  subject VARCHAR not null the département
-- @column  before_n BIGINT not null its journeys at the previous campaign
-- @column  now_n BIGINT not null its journeys at this campaign
-- @column  touched_n BIGINT not null its journeys at the campaign that has them
-- @column  base_n BIGINT not null journeys of the certifier at that campaign
-- @source  current_journey, previous_journey
-- @order   check_name, certifier, subject
with current_count as (
    select certifier, residence_departement as subject, count(*) as n
    from current_journey
    where residence_departement is not null
    group by certifier, residence_departement
),

previous_count as (
    select certifier, residence_departement as subject, count(*) as n
    from previous_journey
    where residence_departement is not null
    group by certifier, residence_departement
),

current_total as (
    select certifier, count(*) as n
    from current_journey
    group by certifier
),

previous_total as (
    select certifier, count(*) as n
    from previous_journey
    group by certifier
),

appeared as (
    select
        'departement_appeared' as check_name,
        current_count.certifier,
        current_count.subject,
        0::bigint as before_n,
        current_count.n as now_n,
        current_count.n as touched_n,
        current_total.n as base_n
    from current_count
    inner join current_total on current_total.certifier = current_count.certifier
    where current_count.certifier in (select certifier from previous_total)
        and (current_count.certifier, current_count.subject) not in (select certifier, subject from previous_count)
),

vanished as (
    select
        'departement_vanished' as check_name,
        previous_count.certifier,
        previous_count.subject,
        previous_count.n as before_n,
        0::bigint as now_n,
        previous_count.n as touched_n,
        previous_total.n as base_n
    from previous_count
    inner join previous_total on previous_total.certifier = previous_count.certifier
    where previous_count.certifier in (select certifier from current_total)
        and (previous_count.certifier, previous_count.subject) not in (select certifier, subject from current_count)
)

select check_name, certifier, subject, before_n, now_n, touched_n, base_n
from appeared
union all
select check_name, certifier, subject, before_n, now_n, touched_n, base_n
from vanished
order by check_name, certifier, subject
