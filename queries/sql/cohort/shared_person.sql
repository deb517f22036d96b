-- @query   cohort/shared_person
-- @purpose Persons with several journeys in a cohort, numbered from 1: the clusters of a model.
-- @grain   one row per person
-- @column  person_id VARCHAR not null pseudonym of the person
-- @column  cluster BIGINT not null its number
-- @source  cohort
select person_id, row_number() over (order by person_id) as cluster
from cohort
where person_id is not null
group by person_id
having count(*) > 1
