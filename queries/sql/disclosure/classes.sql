-- @query   disclosure/classes
-- @purpose Equivalence classes of the journeys to be copied: distinct persons and distinct results of those who share all quasi-identifiers, a missing value being a value of its own.
-- @grain   one row per class
-- @column  region VARCHAR not null code of the region
-- @column  campaign VARCHAR not null the campaign
-- @column  certifier VARCHAR certifier
-- @column  sex VARCHAR sex
-- @column  birth_year INTEGER birth year, or the first year of its band
-- @column  residence_commune VARCHAR commune of residence
-- @column  residence_departement VARCHAR département of residence
-- @column  certification_code VARCHAR certification code
-- @column  certification_label VARCHAR certification
-- @column  speciality VARCHAR speciality
-- @column  level INTEGER level aimed at
-- @column  employment_status VARCHAR employment status
-- @column  education_level INTEGER education level at entry
-- @column  occupation VARCHAR occupation
-- @column  sector VARCHAR sector
-- @column  certifier_unit VARCHAR unit of the certifier
-- @column  support VARCHAR support
-- @column  funding VARCHAR funding
-- @column  programme VARCHAR collective programme
-- @column  persons BIGINT not null distinct persons
-- @column  results BIGINT not null distinct results of their journeys
-- @source  released
with member as (
    select
        region,
        campaign,
        certifier,
        sex,
        birth_year,
        residence_commune,
        residence_departement,
        certification_code,
        certification_label,
        speciality,
        level,
        employment_status,
        education_level,
        occupation,
        sector,
        certifier_unit,
        support,
        funding,
        programme,
        bit_or(result) as result
    from released
    group by
        region,
        campaign,
        certifier,
        sex,
        birth_year,
        residence_commune,
        residence_departement,
        certification_code,
        certification_label,
        speciality,
        level,
        employment_status,
        education_level,
        occupation,
        sector,
        certifier_unit,
        support,
        funding,
        programme,
        person
)

select
    region,
    campaign,
    certifier,
    sex,
    birth_year,
    residence_commune,
    residence_departement,
    certification_code,
    certification_label,
    speciality,
    level,
    employment_status,
    education_level,
    occupation,
    sector,
    certifier_unit,
    support,
    funding,
    programme,
    count(*) as persons,
    bit_count(bit_or(result))::bigint as results
from member
group by
    region,
    campaign,
    certifier,
    sex,
    birth_year,
    residence_commune,
    residence_departement,
    certification_code,
    certification_label,
    speciality,
    level,
    employment_status,
    education_level,
    occupation,
    sector,
    certifier_unit,
    support,
    funding,
    programme
