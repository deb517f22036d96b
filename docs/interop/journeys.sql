-- DuckDB 1.5 or later: duckdb -list -noheader -separator $'\t' -cmd "set variable dataset = 'demo/observatory'" < journeys.sql
-- The published files are those that the manifests name.
set variable journey_files = (
    select list(parse_dirpath(filename) || '/' || file.name order by filename)
    from (
        select filename, unnest(files) as file
        from read_json(
            getvariable('dataset') || '/region=*/campaign=*/partition.json',
            columns = {files: 'struct("table" varchar, name varchar)[]'},
            filename = true
        )
    )
    where file."table" = 'JOURNEY'
);

set variable step_files = (
    select list(parse_dirpath(filename) || '/' || file.name order by filename)
    from (
        select filename, unnest(files) as file
        from read_json(
            getvariable('dataset') || '/region=*/campaign=*/partition.json',
            columns = {files: 'struct("table" varchar, name varchar)[]'},
            filename = true
        )
    )
    where file."table" = 'STEP'
);

-- hive_types keeps region 01 and campaign 2009-2 as text.
create or replace temp view journey as
select *
from read_parquet(
    getvariable('journey_files'), hive_partitioning = true, hive_types = {region: varchar, campaign: varchar}
);

create or replace temp view step as
select *
from read_parquet(
    getvariable('step_files'), hive_partitioning = true, hive_types = {region: varchar, campaign: varchar}
);

select concat_ws(' ', 'journeys', region, campaign, certifier) as name, cast(count(*) as varchar) as value
from journey
group by region, campaign, certifier
union all
select concat_ws(' ', 'steps', step, coalesce(outcome, '-')), cast(count(*) as varchar)
from step
group by step, outcome
union all
select concat_ws(' ', 'joined', certifier, step), cast(count(*) as varchar)
from journey
inner join step using (region, campaign, journey_id)
group by certifier, step
union all
select 'journeys without person_id', cast(count(*) as varchar)
from journey
where person_id is null
union all
select 'first step_date', cast(min(step_date) as varchar)
from step
union all
select 'last step_date', cast(max(step_date) as varchar)
from step
union all
select 'last observed_until', cast(max(observed_until) as varchar)
from journey
order by name;
