-- @query   disclosure/suppressed
-- @purpose Journeys to be copied, some quasi-identifiers of the journeys in failing classes made missing.
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
-- @source  released, suppression, failing_class
select
    released.region,
    released.campaign,
    released.row_no,
    released.person,
    released.result,
    released.certifier,
    case when failing_class.persons is null or not suppression.sex then released.sex end as sex,
    case when failing_class.persons is null or not suppression.birth_year then released.birth_year end as birth_year,
    case when failing_class.persons is null or not suppression.residence then released.residence_commune end as residence_commune,
    case when failing_class.persons is null or not suppression.residence then released.residence_departement end as residence_departement,
    case when failing_class.persons is null or not suppression.certification then released.certification_code end as certification_code,
    case when failing_class.persons is null or not suppression.certification then released.certification_label end as certification_label,
    case when failing_class.persons is null or not suppression.certification then released.speciality end as speciality,
    case when failing_class.persons is null or not suppression.certification then released.level end as level,
    case when failing_class.persons is null or not suppression.employment_status then released.employment_status end as employment_status,
    case when failing_class.persons is null or not suppression.education_level then released.education_level end as education_level,
    case when failing_class.persons is null or not suppression.occupation then released.occupation end as occupation,
    case when failing_class.persons is null or not suppression.sector then released.sector end as sector,
    case when failing_class.persons is null or not suppression.certifier_unit then released.certifier_unit end as certifier_unit,
    case when failing_class.persons is null or not suppression.support then released.support end as support,
    case when failing_class.persons is null or not suppression.funding then released.funding end as funding,
    case when failing_class.persons is null or not suppression.programme then released.programme end as programme,
    case
        when failing_class.persons is null or not suppression.certification then released.seen_speciality
    end as seen_speciality
from released
cross join suppression
left join failing_class
    on failing_class.region = released.region
    and failing_class.campaign = released.campaign
    and failing_class.certifier is not distinct from released.certifier
    and failing_class.sex is not distinct from released.sex
    and failing_class.birth_year is not distinct from released.birth_year
    and failing_class.residence_commune is not distinct from released.residence_commune
    and failing_class.residence_departement is not distinct from released.residence_departement
    and failing_class.certification_code is not distinct from released.certification_code
    and failing_class.certification_label is not distinct from released.certification_label
    and failing_class.speciality is not distinct from released.speciality
    and failing_class.level is not distinct from released.level
    and failing_class.employment_status is not distinct from released.employment_status
    and failing_class.education_level is not distinct from released.education_level
    and failing_class.occupation is not distinct from released.occupation
    and failing_class.sector is not distinct from released.sector
    and failing_class.certifier_unit is not distinct from released.certifier_unit
    and failing_class.support is not distinct from released.support
    and failing_class.funding is not distinct from released.funding
    and failing_class.programme is not distinct from released.programme
