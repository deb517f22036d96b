-- @query   quality/codes
-- @purpose Codes used at one of two campaigns only, and attributes filled at one only, by certifiers that delivered at both.
-- @grain   one row per certifier and code
-- @column  check_name VARCHAR not null name of the check
-- @column  certifier VARCHAR not null code of the certifier
-- @column  subject VARCHAR not null attribute:code, or attribute:* when the whole attribute is filled at one campaign only
-- @column  before_n BIGINT not null its journeys at the previous campaign
-- @column  now_n BIGINT not null its journeys at this campaign
-- @column  touched_n BIGINT not null its journeys at the campaign that has them
-- @column  base_n BIGINT not null journeys of the certifier at that campaign
-- @source  current_journey, previous_journey
-- @order   check_name, certifier, subject
with current_count as (
    select
        certifier,
        case
            when grouping(employment_status) = 0 then 'employment_status'
            when grouping(level) = 0 then 'level'
            when grouping(education_level) = 0 then 'education_level'
            when grouping(support) = 0 then 'support'
            when grouping(funding) = 0 then 'funding'
            when grouping(disability) = 0 then 'disability'
            when grouping(sex) = 0 then 'sex'
            when grouping(speciality) = 0 then 'speciality'
        end as attribute,
        coalesce(
            employment_status,
            cast(level as varchar),
            cast(education_level as varchar),
            support,
            funding,
            disability,
            sex,
            speciality
        ) as code,
        count(*) as n
    from current_journey
    group by grouping sets (
        (certifier, employment_status),
        (certifier, level),
        (certifier, education_level),
        (certifier, support),
        (certifier, funding),
        (certifier, disability),
        (certifier, sex),
        (certifier, speciality)
    )
),

previous_count as (
    select
        certifier,
        case
            when grouping(employment_status) = 0 then 'employment_status'
            when grouping(level) = 0 then 'level'
            when grouping(education_level) = 0 then 'education_level'
            when grouping(support) = 0 then 'support'
            when grouping(funding) = 0 then 'funding'
            when grouping(disability) = 0 then 'disability'
            when grouping(sex) = 0 then 'sex'
            when grouping(speciality) = 0 then 'speciality'
        end as attribute,
        coalesce(
            employment_status,
            cast(level as varchar),
            cast(education_level as varchar),
            support,
            funding,
            disability,
            sex,
            speciality
        ) as code,
        count(*) as n
    from previous_journey
    group by grouping sets (
        (certifier, employment_status),
        (certifier, level),
        (certifier, education_level),
        (certifier, support),
        (certifier, funding),
        (certifier, disability),
        (certifier, sex),
        (certifier, speciality)
    )
),

-- How often each attribute is filled: a code that is missing counts in the total, and nowhere else.
current_attribute as (
    select certifier, attribute, sum(n) filter (where code is not null) as filled_n, sum(n) as total_n
    from current_count
    group by certifier, attribute
),

previous_attribute as (
    select certifier, attribute, sum(n) filter (where code is not null) as filled_n, sum(n) as total_n
    from previous_count
    group by certifier, attribute
),

compared as (
    select
        current_attribute.certifier,
        current_attribute.attribute,
        coalesce(previous_attribute.filled_n, 0) as before_filled_n,
        coalesce(current_attribute.filled_n, 0) as now_filled_n,
        previous_attribute.total_n as before_total_n,
        current_attribute.total_n as now_total_n
    from current_attribute
    inner join previous_attribute
        on previous_attribute.certifier = current_attribute.certifier
        and previous_attribute.attribute = current_attribute.attribute
),

whole_attribute as (
    select
        certifier,
        attribute,
        '*' as code,
        before_filled_n as before_n,
        now_filled_n as now_n,
        before_total_n,
        now_total_n
    from compared
    where (before_filled_n = 0) <> (now_filled_n = 0)
),

single_code as (
    select
        compared.certifier,
        compared.attribute,
        coalesce(current_count.code, previous_count.code) as code,
        coalesce(previous_count.n, 0) as before_n,
        coalesce(current_count.n, 0) as now_n,
        compared.before_total_n,
        compared.now_total_n
    from (select certifier, attribute, code, n from current_count where code is not null) as current_count
    full join (select certifier, attribute, code, n from previous_count where code is not null) as previous_count
        on previous_count.certifier = current_count.certifier
        and previous_count.attribute = current_count.attribute
        and previous_count.code = current_count.code
    inner join compared
        on compared.certifier = coalesce(current_count.certifier, previous_count.certifier)
        and compared.attribute = coalesce(current_count.attribute, previous_count.attribute)
    where compared.before_filled_n > 0
        and compared.now_filled_n > 0
        and (current_count.code is null or previous_count.code is null)
),

changed as (
    select certifier, attribute, code, before_n, now_n, before_total_n, now_total_n
    from whole_attribute
    union all
    select certifier, attribute, code, before_n, now_n, before_total_n, now_total_n
    from single_code
)

select
    case when now_n > 0 then 'code_appeared' else 'code_vanished' end as check_name,
    certifier,
    attribute || ':' || code as subject,
    before_n::bigint as before_n,
    now_n::bigint as now_n,
    (before_n + now_n)::bigint as touched_n,
    (case when now_n > 0 then now_total_n else before_total_n end)::bigint as base_n
from changed
order by check_name, certifier, subject
