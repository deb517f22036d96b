-- @query   cohort/no_shared_person
-- @purpose No persons with several journeys: stands for them where every journey counts as a person's only one.
-- @grain   no row
-- @column  person_id VARCHAR not null pseudonym of the person
-- @column  cluster BIGINT not null its number
-- @source  cohort
select person_id, cast(0 as bigint) as cluster
from cohort
where false
