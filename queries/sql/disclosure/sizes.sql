-- @query   disclosure/sizes
-- @purpose How many journeys and persons each certifier, and each partition as a whole, brings to the copied set.
-- @grain   one row per partition and certifier, and one per partition
-- @column  region VARCHAR not null code of the region
-- @column  campaign VARCHAR not null the campaign
-- @column  certifier VARCHAR certifier, missing in the row of the whole partition
-- @column  journeys BIGINT not null journeys
-- @column  persons BIGINT not null distinct persons
-- @source  copied
select
    region,
    campaign,
    certifier,
    count(*) as journeys,
    count(distinct person) as persons
from copied
group by grouping sets ((region, campaign, certifier), (region, campaign))
