-- Which requests wait for their next step longer than they may, from the connectors' events alone. A step has an event
-- that begins the wait for the next one; the wait is over when any other event of the request comes. Deadlines are
-- judged when the minute after theirs is over, hence two minutes more. Where a computer's logs end more
-- than ten minutes before that, its silence is no sign of anything.
WITH begins(id, workflow, step, wait) AS (
    VALUES ('4003', 'scep', 'verified', INTERVAL '210 seconds'),
           ('4004', 'scep', 'issued', INTERVAL '17 minutes'),
           ('4006', 'scep', 'reported', INTERVAL '1442 minutes'),
           ('1020', 'pkcs', 'issued', INTERVAL '62 minutes'),
           ('1050', 'pkcs', 'uploaded', INTERVAL '62 minutes'),
           ('1220', 'pkcs-recrypt', 'decrypted', INTERVAL '62 minutes'),
           ('1251', 'pkcs-recrypt', 'reencrypted', INTERVAL '62 minutes'),
           ('1250', 'pkcs-recrypt', 'uploaded', INTERVAL '62 minutes'),
           ('2020', 'pkcs-import', 'reencrypted', INTERVAL '62 minutes'),
           ('2050', 'pkcs-import', 'uploaded', INTERVAL '62 minutes'),
           ('3020', 'revocation', 'revoked', INTERVAL '1442 minutes'),
           ('3050', 'revocation', 'uploaded', INTERVAL '1442 minutes')
),
events AS (
    SELECT "@timestamp"::TIMESTAMP AS time, winlog.event_id AS id, winlog.computer_name AS host,
           winlog.event_data.DeviceId AS device, winlog.event_data.PolicyId AS policy
    FROM read_json('FILES', format = 'newline_delimited', columns = {
        '@timestamp': 'VARCHAR',
        'winlog': 'STRUCT(event_id VARCHAR, computer_name VARCHAR, event_data STRUCT(DeviceId VARCHAR, PolicyId VARCHAR))'})
),
spans AS (
    SELECT *, coalesce(lead(time) OVER (PARTITION BY device, policy ORDER BY time, id),
                       (SELECT max(time) FROM events)) AS until
    FROM events WHERE device IS NOT NULL
)
SELECT DISTINCT workflow, step, device FROM spans JOIN begins USING (id)
WHERE until - time > wait AND EXISTS (
    SELECT * FROM events AS heard
    WHERE heard.host = spans.host
      AND heard.time >= greatest(date_trunc('minute', spans.time) + INTERVAL '1 minute',
                                 date_trunc('minute', spans.time + wait) - INTERVAL '10 minutes'))
