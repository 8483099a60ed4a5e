package io.tieout.broken.bean;

import org.springframework.stereotype.Service;

@Service
class Biller {}
