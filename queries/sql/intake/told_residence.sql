-- @query   intake/told_residence
-- @purpose Rows whose residence, told by postal code and name of commune, was resolved in one of the ways.
-- @grain   one row per row resolved so
-- @param   match VARCHAR EXACT, CORRECTED, AMBIGUOUS or UNRESOLVED
-- @column  row_no BIGINT not null number of the row in the extract
-- @column  column_name VARCHAR not null columns that tell the residence
-- @column  value VARCHAR always missing: what is written there is no finding
-- @source  told_residence
-- @order   row_no
select
    row_no,
    column_name,
    cast(null as varchar) as value
from told_residence
where match = $match::varchar
order by row_no
