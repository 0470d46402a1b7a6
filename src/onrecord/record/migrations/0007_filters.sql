-- A filter on acts is answered without reading every statement; what else a list needs to be
-- ordered and counted stands beside it.
CREATE INDEX statements_act ON statements (act, number, document, said_on);
