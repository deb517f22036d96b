-- @query   consolidation/journey
-- @purpose Journeys as known at a campaign: of each attribute the latest known value, observed until the last delivery.
-- @grain   one row per region and journey
-- @column  region VARCHAR not null code of the region
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
-- @source  partition_journey
select
    region,
    journey_id,
    arg_max(person_id, campaign) filter (where person_id is not null) as person_id,
    max(certifier) as certifier,
    arg_max(certifier_unit, campaign) filter (where certifier_unit is not null) as certifier_unit,
    arg_max(certification_code, campaign) filter (where certification_code is not null) as certification_code,
    arg_max(certification_label, campaign) filter (where certification_label is not null) as certification_label,
    arg_max(level, campaign) filter (where level is not null) as level,
    arg_max(speciality, campaign) filter (where speciality is not null) as speciality,
    arg_max(sex, campaign) filter (where sex is not null) as sex,
    arg_max(birth_year, campaign) filter (where birth_year is not null) as birth_year,
    arg_max(education_level, campaign) filter (where education_level is not null) as education_level,
    arg_max(employment_status, campaign) filter (where employment_status is not null) as employment_status,
    arg_max(disability, campaign) filter (where disability is not null) as disability,
    arg_max(occupation, campaign) filter (where occupation is not null) as occupation,
    arg_max(sector, campaign) filter (where sector is not null) as sector,
    arg_max(residence_commune, campaign) filter (where residence_commune is not null) as residence_commune,
    arg_max(residence_departement, campaign) filter (where residence_departement is not null) as residence_departement,
    arg_max(support, campaign) filter (where support is not null) as support,
    arg_max(funding, campaign) filter (where funding is not null) as funding,
    arg_max(programme, campaign) filter (where programme is not null) as programme,
    max(observed_until) as observed_until
from partition_journey
group by region, journey_id
