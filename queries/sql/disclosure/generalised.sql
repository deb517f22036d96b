-- @query   disclosure/generalised
-- @purpose Journeys to be copied with their quasi-identifiers generalised as one node of the lattice says; attributes that are no quasi-identifiers are missing.
-- @grain   one row per journey and partition
-- @column  region VARCHAR not null code of the region
-- @column  campaign VARCHAR not null the campaign
-- @column  row_no BIGINT not null number of the row in its file, from 0
-- @column  person UBIGINT not null the person, or the journey of a person without pseudonym
-- @column  result INTEGER not null result of the journey, one bit: 1 full, 2 partial, 4 none, 8 absent, 16 left, 32 none yet
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
-- @column  seen_speciality VARCHAR speciality as it would be written, whether or not it is a quasi-identifier
-- @source  copied, generalisation
select
    copied.region,
    copied.campaign,
    copied.row_no,
    copied.person,
    copied.result,
    case when generalisation.certifier = 0 then copied.certifier end as certifier,
    case when generalisation.sex = 0 then copied.sex end as sex,
    case generalisation.birth_year
        when 0 then copied.birth_year
        when 1 then copied.birth_year // 5 * 5
        when 2 then copied.birth_year // 10 * 10
    end as birth_year,
    case when generalisation.residence = 0 then copied.residence_commune end as residence_commune,
    case when generalisation.residence <= 1 then copied.residence_departement end as residence_departement,
    case when generalisation.certification = 0 then copied.certification_code end as certification_code,
    case when generalisation.certification = 0 then copied.certification_label end as certification_label,
    case when generalisation.certification <= 1 then copied.speciality end as speciality,
    case when generalisation.certification <= 2 then copied.level end as level,
    case generalisation.employment_status
        when 0 then copied.employment_status
        when 1 then copied.employment_group
    end as employment_status,
    case when generalisation.education_level = 0 then copied.education_level end as education_level,
    case when generalisation.occupation = 0 then copied.occupation end as occupation,
    case when generalisation.sector = 0 then copied.sector end as sector,
    case when generalisation.certifier_unit = 0 then copied.certifier_unit end as certifier_unit,
    case when generalisation.support = 0 then copied.support end as support,
    case when generalisation.funding = 0 then copied.funding end as funding,
    case when generalisation.programme = 0 then copied.programme end as programme,
    case when coalesce(generalisation.certification, 0) <= 1 then copied.speciality end as seen_speciality
from copied
cross join generalisation
