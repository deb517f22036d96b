-- @query   intake/region_mismatch
-- @purpose Rows whose place of residence is in another region than that of the partition.
-- @grain   one row per faulty row
-- @param   region VARCHAR region of the partition
-- @column  row_no BIGINT not null number of the row in the extract
-- @column  column_name VARCHAR not null attribute at fault
-- @column  value VARCHAR the département of residence
-- @source  harmonised, departement_region
-- @order   row_no
select
    row_no,
    'residence_departement' as column_name,
    residence_departement as value
from harmonised
where
    residence_departement is not null
    and residence_departement not in (
        select departement from departement_region where region = $region::varchar
    )
order by row_no
