-- @query   intake/duplicate
-- @purpose Rows that repeat an earlier row without fault of the same extract.
-- @grain   one row per repeated row
-- @param   column VARCHAR name of the column of the file number in the extract
-- @column  row_no BIGINT not null number of the row in the extract
-- @column  column_name VARCHAR not null column at fault
-- @column  value VARCHAR the file number that is repeated
-- @source  harmonised, rejecting_fault
-- @order   row_no
with without_fault as (
    select row_no, duplicate_key, file_number
    from harmonised
    where row_no not in (select row_no from rejecting_fault)
),

ranked as (
    select
        row_no,
        file_number,
        row_number() over (partition by duplicate_key order by row_no) as occurrence
    from without_fault
)

select
    row_no,
    $column::varchar as column_name,
    file_number as value
from ranked
where occurrence > 1
order by row_no
