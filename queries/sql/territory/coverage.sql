-- @query   territory/coverage
-- @purpose Journeys of a cohort by territory, and of how many each attribute is not known.
-- @grain   one row per territory, the stratum of the cohort
-- @column  stratum VARCHAR not null code of the territory
-- @column  entered BIGINT not null journeys that entered
-- @column  person_id BIGINT not null without a person: several journeys of one cannot be told
-- @column  level BIGINT not null without a level
-- @column  speciality BIGINT not null without a speciality
-- @column  sex BIGINT not null without a sex
-- @column  birth_year BIGINT not null without a year of birth
-- @column  education_level BIGINT not null without a level of education
-- @column  employment_status BIGINT not null without an employment status
-- @column  residence_departement BIGINT not null without a département of residence
-- @column  residence_commune BIGINT not null without a commune of residence
-- @column  support BIGINT not null of whom it is not known whether they were supported
-- @source  cohort
-- @order   stratum
select
    stratum,
    count(*) as entered,
    count(*) - count(person_id) as person_id,
    count(*) - count(level) as level,
    count(*) - count(speciality) as speciality,
    count(*) - count(sex) as sex,
    count(*) - count(birth_year) as birth_year,
    count(*) - count(education_level) as education_level,
    count(*) - count(employment_status) as employment_status,
    count(*) filter (where residence_departement is null and residence_commune is null) as residence_departement,
    count(*) - count(residence_commune) as residence_commune,
    count(*) - count(support) as support
from cohort
group by stratum
order by stratum
