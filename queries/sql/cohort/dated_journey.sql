-- @query   cohort/dated_journey
-- @purpose Journeys with the first date of each kind of step, which most questions start from.
-- @grain   one row per region and journey that has a step
-- @column  region VARCHAR not null code of the region
-- @column  journey_id VARCHAR not null pseudonym of the journey
-- @column  advice_date DATE first advice interview
-- @column  application_date DATE first application
-- @column  eligibility_date DATE first eligibility decision
-- @column  favourable_date DATE first favourable decision
-- @column  unfavourable_date DATE first unfavourable decision
-- @column  support_start_date DATE first start of support
-- @column  support_end_date DATE first end of support
-- @column  dossier_date DATE first validation dossier
-- @column  jury_date DATE first jury passage
-- @column  first_jury_outcome VARCHAR outcome of the first jury passage
-- @column  full_date DATE first full validation
-- @column  partial_date DATE first partial validation
-- @column  refusal_date DATE first jury without validation
-- @column  absent_date DATE first absence at a jury
-- @column  withdrawal_date DATE declared abandonment
-- @column  expiry_date DATE lapse of the decision
-- @column  person_id VARCHAR person
-- @column  certifier VARCHAR not null certifier
-- @column  certifier_unit VARCHAR unit of the certifier
-- @column  certification_code VARCHAR certification code
-- @column  certification_label VARCHAR certification
-- @column  level INTEGER level aimed at
-- @column  speciality VARCHAR speciality (NSF)
-- @column  sex VARCHAR sex
-- @column  birth_year INTEGER birth year
-- @column  education_level INTEGER education level at entry
-- @column  employment_status VARCHAR employment status
-- @column  disability VARCHAR recognised disability
-- @column  occupation VARCHAR occupation (PCS)
-- @column  sector VARCHAR sector (NAF)
-- @column  residence_commune VARCHAR commune of residence
-- @column  residence_departement VARCHAR département of residence
-- @column  support VARCHAR support
-- @column  funding VARCHAR funding
-- @column  programme VARCHAR collective programme
-- @column  observed_until DATE not null observed until
-- @column  moments BIGINT[] not null all steps in the order of their dates, on the same day in that of the process: 2009013172 is the
--          31 January 2009 and the place 72; places are 10 advice, 20 application, 30 decision (31 favourable,
--          32 unfavourable), 40 start and 50 end of support, 60 dossier, 70 jury (71 full, 72 partial, 73 none, 74 absent),
--          80 withdrawal, 90 expiry
-- @column  is_repeated BOOLEAN not null whether a kind of step comes more than once
-- @source  milestone, journey, repeated_journey
select
    milestone.*,
    journey.person_id,
    journey.certifier,
    journey.certifier_unit,
    journey.certification_code,
    journey.certification_label,
    journey.level,
    journey.speciality,
    journey.sex,
    journey.birth_year,
    journey.education_level,
    journey.employment_status,
    journey.disability,
    journey.occupation,
    journey.sector,
    journey.residence_commune,
    journey.residence_departement,
    journey.support,
    journey.funding,
    journey.programme,
    journey.observed_until,
    coalesce(
        repeated_journey.moments,
        list_sort(
            list_transform(
                list_filter(
                    [
                        {'date': milestone.advice_date, 'place': 10},
                        {'date': milestone.application_date, 'place': 20},
                        {
                            'date': milestone.eligibility_date,
                            'place': case
                                when milestone.favourable_date is not null then 31
                                when milestone.unfavourable_date is not null then 32
                                else 30
                            end
                        },
                        {'date': milestone.support_start_date, 'place': 40},
                        {'date': milestone.support_end_date, 'place': 50},
                        {'date': milestone.dossier_date, 'place': 60},
                        {
                            'date': milestone.jury_date,
                            'place': case milestone.first_jury_outcome
                                when 'FULL' then 71
                                when 'PARTIAL' then 72
                                when 'NONE' then 73
                                when 'ABSENT' then 74
                                else 70
                            end
                        },
                        {'date': milestone.withdrawal_date, 'place': 80},
                        {'date': milestone.expiry_date, 'place': 90}
                    ],
                    lambda step: step.date is not null
                ),
                lambda step: year(step.date) * 1000000 + month(step.date) * 10000 + day(step.date) * 100 + step.place
            )
        )
    ) as moments,
    repeated_journey.journey_id is not null as is_repeated
from milestone
inner join journey on journey.region = milestone.region and journey.journey_id = milestone.journey_id
left join repeated_journey
    on repeated_journey.region = milestone.region and repeated_journey.journey_id = milestone.journey_id
