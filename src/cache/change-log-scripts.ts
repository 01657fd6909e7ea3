/* What the log of changes does in Redis. KEYS: a hash of numbers, and the log itself, a stream. */

/** The most changes that the log holds. Who has fallen further behind reads the numbers of the tags again. */
const MAX_CHANGES = 10_000;
/** Milliseconds for which the log holds a change: the longest consistency window. */
const KEPT = 600_000;
/** Milliseconds after the last change when Redis forgets all of it. A new epoch begins then, and nothing that was kept counts. */
const LIFETIME = 3_600_000;
/** Fields of the hash. The number of a tag stands under `t:` and the tag. */
export const EPOCH = "epoch";
export const FORMAT_FIELD = "format";
export const COUNT = "count";
export const LAST = "last";
/** The field of a tag. */
export const fieldOf = (tag: string) => `t:${tag}`;

/** A field that the hash never has. */
const NO_FIELD = "none";

/**
 * Finds out what names the data of the server: its replication id. It is another one after a restart, after a failover, and after the
 * server has been the copy of another one, which may have lacked the last changes. Answers READONLY where the server is a copy now.
 * Where the server forbids the question, the name is empty, and a command that changes nothing tells a copy.
 */
const SERVER = `
  local server = ""
  local info = redis.pcall("INFO", "replication")
  local isCopy = type(info) == "string" and info:find("role:slave", 1, true)
  if type(info) == "string" then
    server = info:match("master_replid:(%w+)") or ""
  else
    local refusal = redis.pcall("HDEL", KEYS[1], "${NO_FIELD}")
    isCopy = type(refusal) == "table" and refusal.err and refusal.err:find("^READONLY")
  end
  if isCopy then return redis.error_reply("READONLY This server is a copy of another one") end`;

/**
 * True where the log has been evicted alone: its records are lost. To touch it makes it as new as the hash for a Redis that evicts what was
 * used longest ago.
 */
const IS_EVICTED = `redis.call("TOUCH", KEYS[2]) == 0 and tonumber(redis.call("HGET", KEYS[1], "${COUNT}") or 0) > 0`;

/**
 * Answers the name of the data, and the fields ARGV of the hash; none of them where the log has been evicted. Lua passes a few thousand values
 * at once.
 */
export const LOOK = `${SERVER}
  local found = {}
  if ${IS_EVICTED} then return { server, found } end
  for at = 1, #ARGV, 1000 do
    local last = math.min(at + 999, #ARGV)
    for index, value in ipairs(redis.call("HMGET", KEYS[1], unpack(ARGV, at, last))) do found[at + index - 1] = value end
  end
  return { server, found }`;

/**
 * Begins a log where there is none, or one in an older format. KEYS: the hash and the log. ARGV[1] is a new epoch, ARGV[2] the
 * format. A replica with an older format than that of the data cannot read it.
 */
const BEGIN = `${SERVER}
  local hash, log, format = KEYS[1], KEYS[2], tonumber(ARGV[2])
  local time = redis.call("TIME")
  local now = time[1] * 1000 + math.floor(time[2] / 1000)
  local epoch, found = unpack(redis.call("HMGET", hash, "${EPOCH}", "${FORMAT_FIELD}"))
  found = tonumber(found or 0) or 0
  local isForeign = epoch and found > format
  if not epoch or found < format or (not isForeign and ${IS_EVICTED}) then
    redis.call("DEL", hash, log)
    redis.call("HSET", hash, "${EPOCH}", ARGV[1], "${FORMAT_FIELD}", format, "${COUNT}", 0, "${LAST}", "")
    redis.call("PEXPIRE", hash, ${LIFETIME})
  end`;

/** Answers the state and everything from number ARGV[3] on. */
const answerWith = (before: string) => `
  local state = redis.call("HMGET", hash, "${EPOCH}", "${COUNT}", "${LAST}")
  return { server, state[1], state[2], state[3], now, ${before}, redis.call("XRANGE", log, ARGV[3] .. "-0", "+") }`;

/** Answers what is new. */
export const READ = `${BEGIN}
  if isForeign then return "" end
  ${answerWith("0")}`;

/**
 * ARGV[4] is the field of the tag `before`; then for each change its id, its entity, its text, the number of its tags, and these.
 * Where the format is a newer one, all replicas are made to forget what they kept.
 */
export const APPEND = `${BEGIN}
  if isForeign then
    redis.call("HSET", hash, "${EPOCH}", ARGV[1])
    return ""
  end
  local before = redis.call("HGET", hash, ARGV[4]) or 0
  local at = 5
  while at <= #ARGV do
    local id, tags = ARGV[at], tonumber(ARGV[at + 3])
    local number = redis.call("HINCRBY", hash, "${COUNT}", 1)
    local fields = { "id", id, "at", now, "entity", ARGV[at + 1], "text", ARGV[at + 2] }
    for tag = at + 4, at + 3 + tags do
      redis.call("HSET", hash, "t:" .. ARGV[tag], number)
      fields[#fields + 1] = "tag"
      fields[#fields + 1] = ARGV[tag]
    end
    redis.call("HSET", hash, "${LAST}", id)
    redis.call("XADD", log, "MAXLEN", ${MAX_CHANGES}, number .. "-0", unpack(fields))
    at = at + 4 + tags
  end
  local first = redis.call("XRANGE", log, "-", "+", "COUNT", 1)[1]
  while first and now - tonumber(first[2][4]) > ${KEPT} do
    redis.call("XDEL", log, first[1])
    first = redis.call("XRANGE", log, "-", "+", "COUNT", 1)[1]
  end
  redis.call("PEXPIRE", hash, ${LIFETIME})
  redis.call("PEXPIRE", log, ${LIFETIME})
  ${answerWith("before")}`;

/** Deletes the data, unless another replica has done so and the epoch is no longer ARGV[1]. */
export const RENEW = `
  if redis.call("HGET", KEYS[1], "${EPOCH}") == ARGV[1] then redis.call("DEL", KEYS[1], KEYS[2]) end`;
