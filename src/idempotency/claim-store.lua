-- One question about the claims that all replicas share. No other code writes these keys.
-- KEYS[1] claims: hash: idempotency key -> "<token> <fingerprint> <outcome>"; the outcome is empty until the write has ended.
--   The field "life" is "<replication id>:<since when no key is lost>:<when this hash began>". Another life: outcomes are lost.
-- KEYS[2] times: sorted set: idempotency key -> since when it is claimed, "life:<replication id>" -> since when no key is lost; milliseconds
-- KEYS[3] formats: hash: "<format>:<replica>" -> when it was last heard of, in milliseconds
-- All claims are in one hash, so that Redis cannot evict one of them and keep the others. The first two have the same idempotency
-- keys: where one is evicted, the other still tells which keys are claimed.
-- ARGV: operation, format, replica, the life that the replica has told its claims, milliseconds that a claim is kept,
--   milliseconds that a new life takes no new claim; then:
--   claim   fingerprint, token, key, former tokens of this replica ...   (KEYS[4]: the same key in format 1)
--   tell    (key, age in milliseconds, value) ...
--   release token, key
--   leave
-- Returns { what, life, more }. Only durations are sent, so no clock but that of Redis counts.
local claims, times, formats = KEYS[1], KEYS[2], KEYS[3]
local operation, format, replica, knownLife = ARGV[1], tonumber(ARGV[2]), ARGV[3], ARGV[4]
local keepFor, gracePeriod = tonumber(ARGV[5]), tonumber(ARGV[6])
local silentAfter = 30000
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

if operation == 'leave' then
  redis.call('HDEL', formats, ARGV[2] .. ':' .. replica)
  return { 'left', '' }
end

-- What another program wrote under these names counts as lost.
for name, expected in pairs({ [claims] = 'hash', [times] = 'zset', [formats] = 'hash' }) do
  local found = redis.call('TYPE', name).ok
  if found ~= expected and found ~= 'none' then redis.call('DEL', name) end
end

-- The replication id names the data of the server. It is another one after a restart, after a failover, and after the server has been the
-- copy of another one, which may have lacked the last claims.
local info = redis.pcall('INFO', 'replication')
local server = type(info) == 'string' and info:match('master_replid:(%w+)') or ''
local lifeName = 'life:' .. server
-- A claim of which only the key is left.
local EVICTED = '? ? '
local life = redis.call('HGET', claims, 'life')
local since = tonumber(redis.call('ZSCORE', times, lifeName) or nil)
local hasClaims = life and life:match('^[^:]*') == server
if not hasClaims then
  for _, key in ipairs(redis.call('ZRANGE', times, 0, -1)) do
    if not key:find(':') then redis.call('HSETNX', claims, key, EVICTED) end
  end
end
if not since then
  -- Claims that are there are kept for the whole time again, because another server has another clock.
  redis.call('DEL', times)
  for _, key in ipairs(redis.call('HKEYS', claims)) do
    if key ~= 'life' then redis.call('ZADD', times, now, key) end
  end
  -- No key is lost where this server has the claims. Otherwise it was restarted, perhaps with an older copy, or it is another
  -- server, or both were evicted.
  since = hasClaims and tonumber(life:match(':(%d+):')) or now
  redis.call('ZADD', times, since, lifeName)
end
if not hasClaims then
  life = server .. ':' .. since .. ':' .. now .. '.' .. time[2]
  redis.call('HSET', claims, 'life', life)
end
-- A time in the future comes from before the clock was put back.
if since > now then
  since = now
  redis.call('ZADD', times, now, lifeName)
end
local function forget(key)
  redis.call('HDEL', claims, key)
  redis.call('ZREM', times, key)
end
-- First what needs no memory: a Redis that has none left gets some back.
for _, key in ipairs(redis.call('ZRANGEBYSCORE', times, '-inf', now - keepFor - 1, 'LIMIT', 0, 100)) do
  if key ~= lifeName then forget(key) end
end

redis.call('HSET', formats, ARGV[2] .. ':' .. replica, now)
for _, key in ipairs({ claims, times, formats }) do redis.call('PEXPIRE', key, 2 * keepFor) end

local function store(key, value, at)
  redis.call('HSET', claims, key, value)
  redis.call('ZADD', times, at, key)
end
-- The token, the fingerprint and the outcome.
local function read(key)
  local value = redis.call('HGET', claims, key)
  if not value then return nil end
  local token, fingerprint, outcome = value:match('^(%S+) (%S+) (.*)$')
  return { isEvicted = value == EVICTED, token = token, fingerprint = fingerprint, outcome = outcome }
end

if operation == 'tell' then
  for i = 7, #ARGV, 3 do
    local key, age, value = ARGV[i], tonumber(ARGV[i + 1]), ARGV[i + 2]
    local known = read(key)
    if not known then
      if age < keepFor then store(key, value, now - age) end
    elseif known.isEvicted then
      redis.call('HSET', claims, key, value)
    elseif known.outcome == '' then
      -- What has ended counts more than what was begun.
      local fingerprint, outcome = value:match('^%S+ (%S+) (.*)$')
      if outcome ~= '' and fingerprint == known.fingerprint then store(key, value, now - age) end
    end
  end
  return { 'told', life }
end

if operation == 'release' then
  local token, key = ARGV[7], ARGV[8]
  local known = read(key)
  if known and known.token == token and known.outcome == '' then forget(key) end
  return { 'released', life }
end

local fingerprint, token, key = ARGV[7], ARGV[8], ARGV[9]
-- First the replica tells what it claimed before.
if knownLife ~= life then return { 'new', life } end
local known = read(key)
if known then
  if not known.token then return { 'unknown', life } end
  if known.isEvicted then
    -- Its replica tells it in this time, if it lives.
    local age = now - tonumber(life:match(':(%d+)%.'))
    if age >= 0 and age < gracePeriod then return { 'settling', life, gracePeriod - age } end
    return { 'held', life, math.max(0, now - tonumber(redis.call('ZSCORE', times, key) or now)) }
  end
  if known.fingerprint ~= fingerprint then return { 'reused', life } end
  if known.outcome ~= '' then return { 'ended', life, known.outcome } end
  -- The answer to the same question was lost.
  if known.token == token then return { 'own', life } end
  -- This replica claimed it, heard no answer, and sent nothing.
  for i = 10, #ARGV do
    if known.token == ARGV[i] then
      store(key, token .. ' ' .. fingerprint .. ' ', now)
      return { 'own', life }
    end
  end
  return { 'held', life, math.max(0, now - tonumber(redis.call('ZSCORE', times, key) or now)) }
end
-- An outcome of format 1 may lack what is answered today.
if redis.call('EXISTS', KEYS[4]) == 1 then return { 'unknown', life } end
-- Replicas of an older format do not see this claim.
local all = redis.call('HGETALL', formats)
for i = 1, #all, 2 do
  local other = tonumber(all[i]:match('^%d+'))
  if not other or math.abs(now - tonumber(all[i + 1])) > silentAfter then
    redis.call('HDEL', formats, all[i])
  elseif other < format then
    return { 'older', life }
  end
end
-- Each replica that is connected tells its claims in this time.
local left = gracePeriod - (now - since)
if left > 0 then return { 'settling', life, left } end
store(key, token .. ' ' .. fingerprint .. ' ', now)
return { 'own', life }
