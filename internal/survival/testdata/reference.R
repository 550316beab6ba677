# What R's survival package makes of the cases in a directory: its own data sets, which
# this script writes there first, and those that the tests have put there.
#   curve-*.csv       Kaplan-Meier: limits on three scales, quantiles
#   positive-*.csv    regressions of the log lifetime
#   signed-*.csv      regressions of the lifetime as it is
#   interval-*.csv    Turnbull
# Columns: lower, upper, entry, weight, then covariates. Answers are lines of a key and
# values, in <case>.<what>.answer.
suppressPackageStartupMessages(library(survival))
dir <- commandArgs(trailingOnly = TRUE)[1]
exact <- function(x) ifelse(is.na(x), "NaN", sprintf("%.17g", x))
put <- function(file, table) {
  text <- as.data.frame(lapply(table, exact), check.names = FALSE)
  write.table(text, file.path(dir, file), sep = ",", quote = FALSE, row.names = FALSE)
}
case <- function(lower, upper, entry = -Inf, weight = 1, ...) {
  data.frame(lower = lower, upper = upper, entry = entry, weight = weight, ...)
}
right <- function(time, ended, ...) case(time, ifelse(ended, time, Inf), ...)

l <- na.omit(lung[, c("time", "status", "age", "sex", "ph.ecog")])
put("positive-lung.csv", right(l$time, l$status == 2, age = l$age, sex = l$sex, ecog = l$ph.ecog))
put("curve-lung.csv", right(lung$time, lung$status == 2))
put("interval-lung.csv", case(30 * floor((l$time - 1) / 30), ifelse(l$status == 2, 30 * ceiling(l$time / 30), Inf), age = l$age))
put("positive-months.csv", case(ifelse(l$time <= 30, -Inf, 30 * floor((l$time - 1) / 30)),
  ifelse(l$status == 2, 30 * ceiling(l$time / 30), Inf), age = l$age, sex = l$sex)[l$time > 30 | l$status == 2, ])
v <- veteran
put("positive-veteran.csv", right(v$time, v$status == 1, trt = v$trt, karno = v$karno, age = v$age,
  small = 1 * (v$celltype == "smallcell"), adeno = 1 * (v$celltype == "adeno"), large = 1 * (v$celltype == "large")))
put("curve-veteran.csv", right(v$time, v$status == 1, weight = v$karno))
put("positive-ovarian.csv", right(ovarian$futime, ovarian$fustat == 1, age = ovarian$age, rx = ovarian$rx))
put("curve-ovarian.csv", right(ovarian$futime, ovarian$fustat == 1))
put("positive-aml.csv", right(aml$time, aml$status == 1, maintained = 1 * (aml$x == "Maintained")))
put("curve-aml.csv", right(aml$time, aml$status == 1))
put("signed-tobin.csv", case(ifelse(tobin$durable > 0, tobin$durable, -Inf), tobin$durable, age = tobin$age, quant = tobin$quant))
put("curve-heart.csv", right(heart$stop, heart$event == 1, entry = heart$start))
b <- bladder2
put("curve-bladder.csv", right(b$stop, b$event == 1, entry = b$start))

answer <- function(name, what, lines) {
  text <- vapply(names(lines), function(key) paste(c(key, exact(lines[[key]])), collapse = ","), "")
  writeLines(text, file.path(dir, paste(name, what, "answer", sep = ".")))
}

curve <- function(name, d) {
  ended <- is.finite(d$upper)
  y <- if (any(is.finite(d$entry))) Surv(d$entry, d$lower, ended) else Surv(d$lower, ended)
  for (type in c("plain", "log", "log-log")) {
    s <- survfit(y ~ 1, weights = d$weight, conf.type = type, robust = FALSE)
    q <- quantile(s, c(.1, .25, .5, .75, .9))
    answer(name, type, list(time = s$time, risk = s$n.risk, events = s$n.event, survival = s$surv,
      error = s$surv * s$std.err, lower = s$lower, upper = s$upper,
      quantile = q$quantile, quantileLower = q$lower, quantileUpper = q$upper,
      median = summary(s)$table[c("median", "0.95LCL", "0.95UCL")]))
  }
}

regression <- function(name, d, families) {
  lower <- ifelse(is.finite(d$lower), d$lower, NA)
  upper <- ifelse(is.finite(d$upper), d$upper, NA)
  x <- as.matrix(d[, -(1:4), drop = FALSE])
  y <- Surv(lower, upper, type = "interval2")
  for (family in families) {
    control <- survreg.control(rel.tolerance = 1e-12, toler.chol = 1e-14, maxiter = 200)
    frame <- data.frame(d[, -(1:4), drop = FALSE])
    f <- if (ncol(frame) > 0) survreg(y ~ ., frame, weights = d$weight, dist = family, control = control)
      else survreg(y ~ 1, weights = d$weight, dist = family, control = control)
    p <- predict(f, newdata = if (ncol(frame) > 0) frame[1:3, , drop = FALSE] else data.frame(one = c(1, 1)),
      type = "quantile", p = c(.1, .5, .9), se.fit = TRUE)
    answer(name, family, list(coefficients = f$coefficients, logScale = log(f$scale), logLikelihood = f$loglik[2],
      variance = as.vector(f$var), quantiles = as.vector(t(p$fit)), errors = as.vector(t(p$se.fit))))
  }
}

for (file in list.files(dir, "[.]csv$")) {
  name <- sub("[.]csv$", "", file)
  d <- read.csv(file.path(dir, file))
  kind <- sub("-.*", "", name)
  if (kind == "curve") curve(name, d)
  if (kind == "positive") regression(name, d, c("weibull", "exponential", "lognormal", "loglogistic"))
  if (kind == "signed") regression(name, d, c("gaussian", "logistic"))
  if (kind == "interval") {
    s <- survfit(Surv(ifelse(is.finite(d$lower), d$lower, NA), ifelse(is.finite(d$upper), d$upper, NA), type = "interval2") ~ 1, weights = d$weight, se.fit = FALSE)
    answer(name, "turnbull", list(time = s$time, survival = s$surv))
  }
}
