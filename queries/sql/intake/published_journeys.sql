-- @query   intake/published_journeys
-- @purpose Journeys of the new revision of a partition: those just read and those of the other certifiers.
-- @grain   one row per journey
-- @column  journey_id VARCHAR not null see the data dictionary
-- @column  person_id VARCHAR see the data dictionary
-- @column  certifier VARCHAR not null see the data dictionary
-- @column  certifier_unit VARCHAR see the data dictionary
-- @column  certification_code VARCHAR see the data dictionary
-- @column  certification_label VARCHAR see the data dictionary
-- @column  level INTEGER see the data dictionary
-- @column  speciality VARCHAR see the data dictionary
-- @column  sex VARCHAR see the data dictionary
-- @column  birth_year INTEGER see the data dictionary
-- @column  education_level INTEGER see the data dictionary
-- @column  employment_status VARCHAR see the data dictionary
-- @column  disability VARCHAR see the data dictionary
-- @column  occupation VARCHAR see the data dictionary
-- @column  sector VARCHAR see the data dictionary
-- @column  residence_commune VARCHAR see the data dictionary
-- @column  residence_departement VARCHAR see the data dictionary
-- @column  support VARCHAR see the data dictionary
-- @column  funding VARCHAR see the data dictionary
-- @column  programme VARCHAR see the data dictionary
-- @column  observed_until DATE not null see the data dictionary
-- @source  new_journey, kept_journey
-- @order   certifier, journey_id
select
    journey_id,
    person_id,
    certifier,
    certifier_unit,
    certification_code,
    certification_label,
    level,
    speciality,
    sex,
    birth_year,
    education_level,
    employment_status,
    disability,
    occupation,
    sector,
    residence_commune,
    residence_departement,
    support,
    funding,
    programme,
    observed_until
from new_journey
union all
select
    journey_id,
    person_id,
    certifier,
    certifier_unit,
    certification_code,
    certification_label,
    level,
    speciality,
    sex,
    birth_year,
    education_level,
    employment_status,
    disability,
    occupation,
    sector,
    residence_commune,
    residence_departement,
    support,
    funding,
    programme,
    observed_until
from kept_journey
order by certifier, journey_id
