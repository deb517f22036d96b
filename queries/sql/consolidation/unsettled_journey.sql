-- @query   consolidation/unsettled_journey
-- @purpose Journeys whose last delivery is silent about an attribute that an earlier one tells.
-- @grain   one row per region and journey
-- @column  region VARCHAR not null code of the region
-- @column  journey_id VARCHAR not null pseudonym of the journey
-- @source  latest_journey, known_journey
select
    latest_journey.region,
    latest_journey.journey_id
from latest_journey
inner join known_journey
    on known_journey.region = latest_journey.region
    and known_journey.journey_id = latest_journey.journey_id
where latest_journey.observed_until < known_journey.observed_until
    or (known_journey.person_id and latest_journey.person_id is null)
    or (known_journey.certifier_unit and latest_journey.certifier_unit is null)
    or (known_journey.certification_code and latest_journey.certification_code is null)
    or (known_journey.certification_label and latest_journey.certification_label is null)
    or (known_journey.level and latest_journey.level is null)
    or (known_journey.speciality and latest_journey.speciality is null)
    or (known_journey.sex and latest_journey.sex is null)
    or (known_journey.birth_year and latest_journey.birth_year is null)
    or (known_journey.education_level and latest_journey.education_level is null)
    or (known_journey.employment_status and latest_journey.employment_status is null)
    or (known_journey.disability and latest_journey.disability is null)
    or (known_journey.occupation and latest_journey.occupation is null)
    or (known_journey.sector and latest_journey.sector is null)
    or (known_journey.residence_commune and latest_journey.residence_commune is null)
    or (known_journey.residence_departement and latest_journey.residence_departement is null)
    or (known_journey.support and latest_journey.support is null)
    or (known_journey.funding and latest_journey.funding is null)
    or (known_journey.programme and latest_journey.programme is null)
