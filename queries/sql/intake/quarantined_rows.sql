-- @query   intake/quarantined_rows
-- @purpose Rejected rows of an extract with their places and all their faults, for the certifier to correct.
-- @grain   one row per rejected row
-- @column  row_no BIGINT not null number of the row in the extract
-- @column  part BIGINT not null number of the part of the specification, from 0
-- @column  file_name VARCHAR not null file
-- @column  sheet VARCHAR sheet of a spreadsheet
-- @column  line BIGINT not null line of the file or row of the sheet
-- @column  reasons VARCHAR not null names of the checks, separated by spaces, the first reason first
-- @column  faults VARCHAR columns at fault, separated by commas
-- @column  raw VARCHAR the row as it is, if it has not the shape of its file
-- @source  rejecting_fault, row_place, malformed_row
-- @order   row_no
with listed as (
    select
        row_no,
        reason,
        min(priority) as priority,
        string_agg(distinct column_name, ', ' order by column_name) as column_names
    from rejecting_fault
    group by row_no, reason
),

gathered as (
    select
        row_no,
        string_agg(reason, ' ' order by priority) as reasons,
        string_agg(column_names, ', ' order by priority) as faults
    from listed
    group by row_no
)

select
    gathered.row_no,
    row_place.part,
    row_place.file_name,
    row_place.sheet,
    row_place.line,
    gathered.reasons,
    gathered.faults,
    malformed_row.raw
from gathered
inner join row_place on row_place.row_no = gathered.row_no
left join malformed_row on malformed_row.row_no = gathered.row_no
order by gathered.row_no
