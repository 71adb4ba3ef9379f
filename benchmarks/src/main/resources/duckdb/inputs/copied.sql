create table copied as
select topic, topic_id, "partition", "offset"
from   repeated
where  copy > 1
