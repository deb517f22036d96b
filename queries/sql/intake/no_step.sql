-- @query   intake/no_step
-- @purpose Rows without fault whose journey has no dated step.
-- @grain   one row per faulty row
-- @param   column VARCHAR name of the column of the file number in the extract
-- @column  row_no BIGINT not null number of the row in the extract
-- @column  column_name VARCHAR not null column that tells the journey
-- @column  value VARCHAR its file number
-- @source  harmonised, harmonised_step, rejecting_fault
-- @order   row_no
with without_fault as (
    select row_no, journey_key, file_number
    from harmonised
    where row_no not in (select row_no from rejecting_fault)
),

-- Row 0 stands for the steps that the partition has of the journeys of corrected rows.
with_step as (
    select without_fault.journey_key
    from without_fault
    inner join harmonised_step on harmonised_step.row_no = without_fault.row_no
    where harmonised_step.step_date is not null
    union
    select scope from harmonised_step
    where row_no = 0
)

select
    row_no,
    $column::varchar as column_name,
    file_number as value
from without_fault
where journey_key not in (select journey_key from with_step)
order by row_no
