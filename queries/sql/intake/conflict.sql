-- @query   intake/conflict
-- @purpose Rows without fault of the journeys whose rows disagree about the person or the certification.
-- @grain   one row per row of the extract and attribute in conflict
-- @column  row_no BIGINT not null number of the row in the extract
-- @column  column_name VARCHAR not null attribute in conflict
-- @column  value VARCHAR what the row says of it
-- @source  harmonised, rejecting_fault
-- @order   row_no, column_name
with without_fault as (
    select row_no, journey_key, person_id, sex, birth_year, certification_code, level
    from harmonised
    where row_no not in (select row_no from rejecting_fault)
),

-- A smallest and a largest value that differ are two values; missing ones do not count.
conflicting as (
    select
        journey_key,
        min(person_id) <> max(person_id) as person_id,
        min(sex) <> max(sex) as sex,
        min(birth_year) <> max(birth_year) as birth_year,
        min(certification_code) <> max(certification_code) as certification_code,
        min(level) <> max(level) as level
    from without_fault
    group by journey_key
    having count(*) > 1
),

told as (
    unpivot conflicting
    on person_id, sex, birth_year, certification_code, level
    into name column_name value in_conflict
)

select
    without_fault.row_no,
    told.column_name,
    case told.column_name
        when 'sex' then without_fault.sex
        when 'birth_year' then without_fault.birth_year::varchar
        when 'certification_code' then without_fault.certification_code
        when 'level' then without_fault.level::varchar
    end as value
from told
inner join without_fault on without_fault.journey_key = told.journey_key
where told.in_conflict
order by without_fault.row_no, told.column_name
