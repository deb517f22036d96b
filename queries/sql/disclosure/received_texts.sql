-- @query   disclosure/received_texts
-- @purpose Distinct texts of the columns of received partitions and how often each stands there; pseudonyms are left out, long texts cut.
-- @grain   one row per partition, column and text
-- @column  region VARCHAR not null code of the region
-- @column  campaign VARCHAR not null the campaign
-- @column  field VARCHAR not null name of the column
-- @column  text VARCHAR not null the text, of one that is too long the first 4 001 characters
-- @column  occurrences BIGINT not null rows with that text
-- @source  received_text
-- @order   region, campaign
select
    region,
    campaign,
    field,
    left(text, 4001) as text,
    count(*) as occurrences
from received_text
where text is not null
    and not regexp_full_match(text, '[0-9a-f]{32}')
group by region, campaign, field, left(text, 4001)
order by region, campaign
