-- @query   disclosure/copied_journeys
-- @purpose Journeys of one partition as they are written in a copy.
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
-- @source  source_journey, released, generalisation
-- @order   certifier, journey_id
select
    source_journey.journey_id,
    source_journey.person_id,
    source_journey.certifier,
    case
        when generalisation.certifier_unit is null then source_journey.certifier_unit
        else released.certifier_unit
    end as certifier_unit,
    case
        when generalisation.certification is null then source_journey.certification_code
        else released.certification_code
    end as certification_code,
    case
        when generalisation.certification is null then source_journey.certification_label
        else released.certification_label
    end as certification_label,
    case
        when generalisation.certification is null then source_journey.level
        else released.level
    end as level,
    case
        when generalisation.certification is null then source_journey.speciality
        else released.speciality
    end as speciality,
    case
        when generalisation.sex is null then source_journey.sex
        else released.sex
    end as sex,
    case
        when generalisation.birth_year is null then source_journey.birth_year
        else released.birth_year
    end as birth_year,
    case
        when generalisation.education_level is null then source_journey.education_level
        else released.education_level
    end as education_level,
    case
        when generalisation.employment_status is null then source_journey.employment_status
        else released.employment_status
    end as employment_status,
    case when not generalisation.drop_disability then source_journey.disability end as disability,
    case
        when generalisation.occupation is null then source_journey.occupation
        else released.occupation
    end as occupation,
    case
        when generalisation.sector is null then source_journey.sector
        else released.sector
    end as sector,
    case
        when generalisation.residence is null then source_journey.residence_commune
        else released.residence_commune
    end as residence_commune,
    case
        when generalisation.residence is null then source_journey.residence_departement
        else released.residence_departement
    end as residence_departement,
    case
        when generalisation.support is null then source_journey.support
        else released.support
    end as support,
    case
        when generalisation.funding is null then source_journey.funding
        else released.funding
    end as funding,
    case
        when generalisation.programme is null then source_journey.programme
        else released.programme
    end as programme,
    source_journey.observed_until
from source_journey
inner join released
    on released.region = source_journey.region
    and released.campaign = source_journey.campaign
    and released.row_no = source_journey.file_row_number
cross join generalisation
order by source_journey.certifier, source_journey.journey_id
