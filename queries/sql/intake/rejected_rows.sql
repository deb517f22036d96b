-- @query   intake/rejected_rows
-- @purpose Faults of an extract with their place, for the certifier to correct.
-- @grain   one row per fault
-- @column  file_name VARCHAR not null file
-- @column  sheet VARCHAR sheet of a spreadsheet
-- @column  line BIGINT not null line of the file or row of the sheet
-- @column  reason VARCHAR not null name of the check
-- @column  column_name VARCHAR column at fault
-- @column  value VARCHAR what was found
-- @source  fault, row_place
-- @order   file_name, sheet, line, reason, column_name
select
    row_place.file_name,
    row_place.sheet,
    row_place.line,
    fault.reason,
    fault.column_name,
    fault.value
from fault
inner join row_place on row_place.row_no = fault.row_no
order by row_place.file_name, row_place.sheet, row_place.line, fault.reason, fault.column_name
