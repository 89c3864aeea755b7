internal import Kernels

extension ClassificationScore {
  /// Adds rows to the score.
  ///
  /// - Precondition: they have the same classes and the same kind of labels.
  package mutating func add(_ rows: Predictions) {
    precondition(rows.classCount == classCount, "rows over other classes")
    precondition(rows.areLabelsSoft == areLabelsSoft, "labels of two kinds")
    if !areLabelsSoft {
      shift.add(rows)
      padding.add(rows)
    }
    let logs = rows.logProbabilities.span
    let soft = rows.labelProbabilities.span
    for row in 0..<rows.rowCount {
      let range = row * classCount..<(row + 1) * classCount
      let z = logs.extracting(range)
      let prediction = rows.likeliest[row]
      let loss =
        areLabelsSoft
        ? addSoft(soft.extracting(range), z, prediction)
        : addHard(rows.labels[row], z, prediction)
      calibration.add(
        confidence: Mathematics.exp(z[prediction]),
        success: areLabelsSoft
          ? soft[range.lowerBound + prediction] : rows.labels[row] == prediction ? 1 : 0,
        document: rows.documents[row])
      if !areLabelsSoft {
        addFigures(
          rows.labels[row], z, rows.weights.span.extracting(range), prediction,
          document: rows.documents[row])
      }
      if loss < .infinity {
        losses.add(loss)
        sums.add([loss, 1, 0, 0, 0, 0, 0, 0], document: rows.documents[row])
        slopes.add(loss: loss, z, greatest: z[prediction])
      } else {
        impossible.append(rows.places[row])
      }
    }
  }

  /// Adds a row to the figures that have intervals of their own.
  private mutating func addFigures(
    _ label: Int, _ z: Span<Double>, _ weights: Span<Double>, _ prediction: Int, document: Int
  ) {
    var row = GroupedSums.Row.zero
    row[Quantity.rows] = 1
    row[Quantity.brier] = brier.add(
      weights, times: Mathematics.exp(z[prediction]), label: label, document: document)
    row[Quantity.hits] = label == prediction ? 1 : 0
    if classCount > 5 {
      // Of equally likely classes the first counts as likelier.
      var rank = count(of: z, above: z[label])
      if rank < 5 { for index in 0..<label where z[index] == z[label] { rank += 1 } }
      row[Quantity.hitsInFive] = rank < 5 ? 1 : 0
    }
    hardSums.add(row, document: document)
  }

  /// Adds a row with a hard label, and returns its loss in nats.
  private mutating func addHard(_ label: Int, _ z: Span<Double>, _ prediction: Int) -> Double {
    let isHit = label == prediction
    // A probability may exceed one by as much as the tolerance allows.
    let loss = -z[label]
    classes[label].mass += 1
    classes[prediction].predictions += 1
    if isHit { classes[label].hits += 1 }
    if loss < .infinity {
      classes[label].nats.add(loss)
      divergences.add(loss)
    } else {
      classes[label].impossibleMass += 1
    }
    if !isHit {
      let entry = confusionCosts[label * classCount + prediction] ?? (0, 0)
      confusionCosts[label * classCount + prediction] = (entry.count + 1, entry.nats + loss)
    }
    reverse.rowCount += 1
    var canBeAnother = false
    for candidate in z.indices where candidate != label && z[candidate] > -.infinity {
      canBeAnother = true
      break
    }
    if canBeAnother { reverse.infiniteRows += 1 }
    return loss
  }

  /// Adds a row with a soft label, and returns its cross entropy in nats.
  private mutating func addSoft(_ q: Span<Double>, _ z: Span<Double>, _ prediction: Int) -> Double {
    var (loss, entropy, divergence, backwards) = (0.0, 0.0, 0.0, 0.0)
    for candidate in z.indices {
      let log = Mathematics.log(q[candidate])
      if q[candidate] > 0 {
        loss -= q[candidate] * z[candidate]
        entropy -= q[candidate] * log
        divergence += q[candidate] * (log - z[candidate])
        classes[candidate].mass += q[candidate]
      }
      if z[candidate] > -.infinity { backwards -= Mathematics.exp(z[candidate]) * log }
    }
    labelEntropies.add(entropy)
    classes[prediction].predictions += 1
    classes[prediction].hits += q[prediction]
    for candidate in z.indices where q[candidate] > 0 {
      if z[candidate] > -.infinity {
        classes[candidate].nats.add(-q[candidate] * z[candidate])
      } else {
        classes[candidate].impossibleMass += q[candidate]
      }
    }
    if loss < .infinity { divergences.add(divergence) }
    reverse.rowCount += 1
    if backwards < .infinity {
      reverse.nats.add(backwards)
    } else {
      reverse.infiniteRows += 1
    }
    return loss
  }
}
