-- A day is computed from its readings, and its sensors' health from its rejections, too.
comment on column serving.published.input_rows is 'Records it was computed from, copies and rejections among them';
