-- @query   intake/journeys_one_per_row
-- @purpose Journeys of an extract with one row per journey.
-- @grain   one row per journey
-- @param   certifier VARCHAR code of the certifier
-- @param   as_of DATE as-of date of the extract
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
-- @source  harmonised, accepted_row
-- @order   journey_id
select
    accepted_row.journey_id,
    accepted_row.stored_person_id as person_id,
    $certifier::varchar as certifier,
    harmonised.certifier_unit,
    harmonised.certification_code,
    harmonised.certification_label,
    harmonised.level,
    harmonised.speciality,
    harmonised.sex,
    harmonised.birth_year,
    harmonised.education_level,
    harmonised.employment_status,
    harmonised.disability,
    harmonised.occupation,
    harmonised.sector,
    harmonised.residence_commune,
    harmonised.residence_departement,
    harmonised.support,
    harmonised.funding,
    harmonised.programme,
    $as_of::date as observed_until
from accepted_row
inner join harmonised on harmonised.row_no = accepted_row.row_no
order by accepted_row.journey_id
