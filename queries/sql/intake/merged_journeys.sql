-- @query   intake/merged_journeys
-- @purpose Journeys of a certifier completed by corrected rows: what the partition holds first, then what was corrected.
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
-- @source  kept_journey, new_journey
-- @order   journey_id
with both_sides as (
    select 0 as side, * from kept_journey
    union all by name
    select 1 as side, * from new_journey
)

select
    journey_id,
    arg_min(person_id, side) as person_id,
    arg_min(certifier, side) as certifier,
    arg_min(certifier_unit, side) as certifier_unit,
    arg_min(certification_code, side) as certification_code,
    arg_min(certification_label, side) as certification_label,
    arg_min(level, side) as level,
    arg_min(speciality, side) as speciality,
    arg_min(sex, side) as sex,
    arg_min(birth_year, side) as birth_year,
    arg_min(education_level, side) as education_level,
    arg_min(employment_status, side) as employment_status,
    arg_min(disability, side) as disability,
    arg_min(occupation, side) as occupation,
    arg_min(sector, side) as sector,
    arg_min(residence_commune, side) as residence_commune,
    arg_min(residence_departement, side) as residence_departement,
    arg_min(support, side) as support,
    arg_min(funding, side) as funding,
    arg_min(programme, side) as programme,
    arg_min(observed_until, side) as observed_until
from both_sides
group by journey_id
order by journey_id
