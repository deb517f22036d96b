-- @query   consolidation/latest_journey
-- @purpose Journeys of a region as their last campaign delivered them.
-- @grain   one row per journey of one region
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
-- @source  partition_journey, known_journey
select
    partition_journey.journey_id,
    partition_journey.person_id,
    partition_journey.certifier,
    partition_journey.certifier_unit,
    partition_journey.certification_code,
    partition_journey.certification_label,
    partition_journey.level,
    partition_journey.speciality,
    partition_journey.sex,
    partition_journey.birth_year,
    partition_journey.education_level,
    partition_journey.employment_status,
    partition_journey.disability,
    partition_journey.occupation,
    partition_journey.sector,
    partition_journey.residence_commune,
    partition_journey.residence_departement,
    partition_journey.support,
    partition_journey.funding,
    partition_journey.programme,
    partition_journey.observed_until
from partition_journey
inner join known_journey
    on known_journey.journey_id = partition_journey.journey_id
    and known_journey.campaign = partition_journey.campaign
