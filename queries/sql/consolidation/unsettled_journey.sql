-- @query   consolidation/unsettled_journey
-- @purpose Journeys whose last delivery is silent about an attribute that an earlier one tells.
-- @grain   one row per journey of one region
-- @column  journey_id VARCHAR not null pseudonym of the journey
-- @source  known_journey, latest_known_journey
select known_journey.journey_id
from known_journey
inner join latest_known_journey
    on latest_known_journey.journey_id = known_journey.journey_id
where latest_known_journey.observed_until <> known_journey.observed_until
    or latest_known_journey.attributes <> known_journey.attributes
