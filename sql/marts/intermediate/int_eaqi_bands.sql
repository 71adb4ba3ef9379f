-- The bands of the European Air Quality Index (EAQI): hourly means in ug/m3.
--
-- Source: European Environment Agency, https://airindex.eea.europa.eu/AQI/index.html; revised in 2024: ETC HE Report 2024/17, "EEA's
-- revision of the European air quality index bands", table 5.2. All five pollutants are hourly means since then; before, the bands
-- were wider and particles were 24-hour running means.
--
-- The published table has whole numbers (PM2.5: 0 to 5, 6 to 15, ...). What lies between two of them is taken for the upper band:
-- 5 is good, 5.1 is fair.
select *
from   values
  ('pm2_5', 1, 'good',             0,    5),
  ('pm2_5', 2, 'fair',             5,   15),
  ('pm2_5', 3, 'moderate',        15,   50),
  ('pm2_5', 4, 'poor',            50,   90),
  ('pm2_5', 5, 'very poor',       90,  140),
  ('pm2_5', 6, 'extremely poor', 140, null),

  ('pm10',  1, 'good',             0,   15),
  ('pm10',  2, 'fair',            15,   45),
  ('pm10',  3, 'moderate',        45,  120),
  ('pm10',  4, 'poor',           120,  195),
  ('pm10',  5, 'very poor',      195,  270),
  ('pm10',  6, 'extremely poor', 270, null),

  ('no2',   1, 'good',             0,   10),
  ('no2',   2, 'fair',            10,   25),
  ('no2',   3, 'moderate',        25,   60),
  ('no2',   4, 'poor',            60,  100),
  ('no2',   5, 'very poor',      100,  150),
  ('no2',   6, 'extremely poor', 150, null),

  ('o3',    1, 'good',             0,   60),
  ('o3',    2, 'fair',            60,  100),
  ('o3',    3, 'moderate',       100,  120),
  ('o3',    4, 'poor',           120,  160),
  ('o3',    5, 'very poor',      160,  180),
  ('o3',    6, 'extremely poor', 180, null),

  ('so2',   1, 'good',             0,   20),
  ('so2',   2, 'fair',            20,   40),
  ('so2',   3, 'moderate',        40,  125),
  ('so2',   4, 'poor',           125,  190),
  ('so2',   5, 'very poor',      190,  275),
  ('so2',   6, 'extremely poor', 275, null)
  as bands (pollutant, band, band_name, above_ug_m3, up_to_ug_m3)
