-- One sync between a replica and the sliding window that all replicas share. No other code writes these keys.
-- KEYS[1] window: sorted set: name of a call -> since when it counts, in milliseconds of Redis's clock
-- KEYS[2] facts: hash: epoch, noted (when the last call was added), paused (until when), and
--   replica:<name> -> "<last seen>:<calls that wait there>:<ceiling>"
-- ARGV[1] what the replica reports and wants, as JSON (SyncRequest in redis-window.ts)
-- Returns { granted, used, paused for, replicas, calls that wait elsewhere, ceiling, epoch, when calls leave ... }.
-- Only durations are sent, so the clocks of the replicas need not agree with each other or with Redis.
local window, facts = KEYS[1], KEYS[2]
local request = cjson.decode(ARGV[1])
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

-- A key of another type counts as lost, and so does a window that is empty although it cannot be. A lost window begins a
-- new epoch.
local function isType(key, type)
  local found = redis.call('TYPE', key).ok
  return found == type or found == 'none'
end
if not (isType(window, 'zset') and isType(facts, 'hash')) then
  redis.call('DEL', window, facts)
end
local noted = tonumber(redis.call('HGET', facts, 'noted')) or 0
if noted <= now and now - noted < request.windowLength and redis.call('EXISTS', window) == 0 then
  redis.call('DEL', facts)
end
local epoch = redis.call('HGET', facts, 'epoch')
if not epoch then
  epoch = time[1] .. '.' .. time[2]
  redis.call('HSET', facts, 'epoch', epoch)
end

-- The other replicas. A ceiling is how many calls a replica may have without asking Redis (see offline-quota.ts).
local replicas, waiting, ceilings = 0, 0, {}
local fields = redis.call('HGETALL', facts)
for i = 1, #fields, 2 do
  local name = fields[i]:match('^replica:(.*)$')
  if name and name ~= request.replica then
    local seen, waits, ceiling = fields[i + 1]:match('^(%d+):(%d+):(%d+)$')
    seen = tonumber(seen)
    if not seen or math.abs(now - seen) > request.ceilingLifetime then
      redis.call('HDEL', facts, fields[i])
    else
      replicas = replicas + 1
      ceilings[name] = tonumber(ceiling)
      if now - seen < request.silentAfter then waiting = waiting + tonumber(waits) end
    end
  end
end
if not request.closing then replicas = replicas + 1 end

-- A pause can only become longer. A pause beyond the longest one comes from before Redis's clock was put back.
local paused = math.min(tonumber(redis.call('HGET', facts, 'paused')) or 0, now + request.longestPause)
if request.pause > 0 then
  paused = math.max(paused, now + request.pause)
  redis.call('HSET', facts, 'paused', paused)
end

-- Calls that were made without Redis, and calls that have ended. The time of a call only ever moves forward.
for _, call in ipairs(request.calls) do
  local name, at = request.replica .. ':' .. call[1], now - call[2]
  local known = tonumber(redis.call('ZSCORE', window, name))
  if not known or known < at then
    redis.call('ZADD', window, at, name)
    noted = math.max(noted, at)
  end
end
redis.call('ZREMRANGEBYSCORE', window, '-inf', now - request.windowLength)
-- Times in the future come from before Redis's clock was put back. They are set to now, so that these calls leave one day.
for _, name in ipairs(redis.call('ZRANGEBYSCORE', window, '(' .. now, '+inf')) do
  redis.call('ZADD', window, now, name)
end

-- How much of the limit is taken by others: by their calls, or reserved by their ceilings.
local used, own, counts = 0, 0, {}
for _, call in ipairs(redis.call('ZRANGE', window, 0, -1)) do
  local name = call:match('^[^:]*')
  counts[name] = (counts[name] or 0) + 1
  used = used + 1
end
own = counts[request.replica] or 0
local taken = used - own
for name, ceiling in pairs(ceilings) do
  taken = taken + math.max(0, ceiling - (counts[name] or 0))
end

-- A name that exists already was granted in an answer that never arrived, so no call was made for it.
local granted = 0
local function grant(count, limit)
  for _ = 1, count do
    local name = request.replica .. ':' .. (request.firstCall + granted)
    if not redis.call('ZSCORE', window, name) then
      if used >= limit or taken + own >= request.limit then return end
      used, own = used + 1, own + 1
    end
    redis.call('ZADD', window, now, name)
    noted = now
    granted = granted + 1
  end
end
-- A replica that knows another epoch gets nothing: its earlier calls may be lost here, and it must report them first.
if (request.epoch == '' or request.epoch == epoch) and paused <= now then
  grant(request.interactive, request.limit)
  if granted == request.interactive then grant(request.background, request.backgroundLimit) end
end

-- This replica may use a part of what is left without asking. A ceiling never goes below the one that it reports.
local part = math.floor(math.max(0, request.limit - used) / (math.max(replicas, request.replicas) + 1))
local ceiling = math.max(request.ceiling, math.min(own + part, request.limit - taken))
if request.closing then
  redis.call('HDEL', facts, 'replica:' .. request.replica)
else
  local waits = math.max(0, request.waiting - granted)
  redis.call('HSET', facts, 'replica:' .. request.replica, now .. ':' .. waits .. ':' .. ceiling)
end

redis.call('HSET', facts, 'noted', math.min(noted, now))
redis.call('PEXPIRE', window, 2 * request.windowLength)
redis.call('PEXPIRE', facts, 2 * request.windowLength + math.max(0, paused - now))

local result = { granted, used, math.max(0, paused - now), replicas, waiting, ceiling, epoch }
if granted < request.interactive + request.background then
  local oldest = redis.call('ZRANGE', window, 0, 999, 'WITHSCORES')
  for i = 2, #oldest, 2 do result[#result + 1] = oldest[i] + request.windowLength - now end
end
return result
