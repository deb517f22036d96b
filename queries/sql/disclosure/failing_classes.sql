-- @query   disclosure/failing_classes
-- @purpose Equivalence classes below the thresholds.
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
-- @column  results BIGINT not null distinct results
-- @source  class, threshold
select
    class.region,
    class.campaign,
    class.certifier,
    class.sex,
    class.birth_year,
    class.residence_commune,
    class.residence_departement,
    class.certification_code,
    class.certification_label,
    class.speciality,
    class.level,
    class.employment_status,
    class.education_level,
    class.occupation,
    class.sector,
    class.certifier_unit,
    class.support,
    class.funding,
    class.programme,
    class.persons,
    class.results
from class
cross join threshold
where class.persons < threshold.k or class.results < threshold.l
