-- @query   intake/journeys_many_rows
-- @purpose Journeys of an extract with several rows per journey: who and what for from the first row that says so, circumstances, which may change, from the last one.
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
    arg_min(accepted_row.stored_person_id, accepted_row.row_no) as person_id,
    $certifier::varchar as certifier,
    arg_min(harmonised.certifier_unit, accepted_row.row_no) as certifier_unit,
    arg_min(harmonised.certification_code, accepted_row.row_no) as certification_code,
    arg_min(harmonised.certification_label, accepted_row.row_no) as certification_label,
    arg_min(harmonised.level, accepted_row.row_no) as level,
    arg_min(harmonised.speciality, accepted_row.row_no) as speciality,
    arg_min(harmonised.sex, accepted_row.row_no) as sex,
    arg_min(harmonised.birth_year, accepted_row.row_no) as birth_year,
    arg_max(harmonised.education_level, accepted_row.row_no) as education_level,
    arg_max(harmonised.employment_status, accepted_row.row_no) as employment_status,
    arg_max(harmonised.disability, accepted_row.row_no) as disability,
    arg_max(harmonised.occupation, accepted_row.row_no) as occupation,
    arg_max(harmonised.sector, accepted_row.row_no) as sector,
    arg_max(harmonised.residence_commune, accepted_row.row_no) as residence_commune,
    arg_max(harmonised.residence_departement, accepted_row.row_no) as residence_departement,
    arg_max(harmonised.support, accepted_row.row_no) as support,
    arg_max(harmonised.funding, accepted_row.row_no) as funding,
    arg_max(harmonised.programme, accepted_row.row_no) as programme,
    $as_of::date as observed_until
from accepted_row
inner join harmonised on harmonised.row_no = accepted_row.row_no
group by accepted_row.journey_id
order by accepted_row.journey_id
