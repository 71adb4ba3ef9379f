-- Records without copies, but parts of events one by one. A table, because all that follows reads it: one that lies in a file is
-- compressed, and quicker to read than the lake's many.
create table once as
select * replace (storable(sensor_id) as sensor_id,
                  storable(city)      as city,
                  storable(district)  as district)
from   nearby
       anti join copied using (topic, topic_id, "partition", "offset")
